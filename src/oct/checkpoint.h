// checkpoint.h: the checkpoints of a training run, and what is said of files.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_CHECKPOINT_H
#define DESCENT_OCT_CHECKPOINT_H

#include <cerrno>
#include <cstring>
#include <string>
#include <vector>

#include "oct/args.h"
#include "oct/record.h"

class checkpoint
{
public:
  checkpoint (void) { m_from.file = -1; }
  ~checkpoint (void) { close (); }
  checkpoint (const checkpoint&) = delete;

  // file: where states go; resume: where one comes from; "": nowhere
  void set (const std::string& file, const std::string& resume,
            const std::string& record, const char *who)
  {
    m_file = file;
    m_resume = resume;
    m_record = record;
    m_who = who;
  }
  bool saves (void) const { return ! m_file.empty (); }
  bool resumes (void) const { return ! m_resume.empty (); }

  // Before a run: errors that would come after an epoch come now.
  void prepare (void)
  {
    if (resumes ())
      open ();
    if (saves ())
      {
        const dsc_file_status status = dsc_checkpoint_try (m_file.c_str ());
        if (status != DSC_FILE_OK)
          error_with_id ("descent:file", "%s: %s", m_who,
                         unwritten (status).c_str ());
      }
  }

  // Is it saved? Else reason_unsaved () tells why not.
  bool save (int n, const dsc_section *sections)
  {
    std::vector<dsc_section> all (sections, sections + n);
    all.insert (all.begin (), { "Run", &m_record[0], m_record.size () });
    const dsc_file_status status
      = dsc_checkpoint_write (m_file.c_str (), all.size (), all.data ());
    m_unsaved = status == DSC_FILE_OK ? "" : unwritten (status);
    return status == DSC_FILE_OK;
  }
  const std::string& reason_unsaved (void) const { return m_unsaved; }

  void load (int n, const dsc_section *sections)
  {
    for (int i = 0; i < n; i++)
      check_read (dsc_checkpoint_read (&m_from, &sections[i]),
                  sections[i].name);
  }

  void close (void) { dsc_checkpoint_close (&m_from); }

  [[noreturn]] void state_error (void) const
  {
    error_with_id ("descent:file", "%s: Resume: \"%s\" has a state that this "
                   "run cannot have had", m_who, m_resume.c_str ());
    throw std::bad_alloc ();   // not reached: error_with_id does not return
  }

private:
  // Opens the file to resume from, and checks that it is of the same run.
  void open (void)
  {
    check_read (dsc_checkpoint_open (m_resume.c_str (), &m_from));
    const int i = dsc_checkpoint_find (&m_from, "Run");
    if (i < 0 || m_from.section[i].bytes > (1 << 24))
      check_read (DSC_FILE_SECTION, "Run");
    std::string record (m_from.section[i].bytes, ' ');
    const dsc_section section = { "Run", &record[0], record.size () };
    check_read (dsc_checkpoint_read (&m_from, &section), "Run");
    const std::string other
      = run_record (m_record).difference (run_record (record));
    if (! other.empty ())
      error_with_id ("descent:option", "%s: Resume: the run in \"%s\" has %s",
                     m_who, m_resume.c_str (), other.c_str ());
  }

  std::string unwritten (dsc_file_status status) const
  {
    const std::string what = "CheckpointFile: \"" + m_file + "\" ";
    return status == DSC_FILE_FOREIGN
           ? what + "is there and is no checkpoint; it is not replaced"
           : what + "cannot be written: " + reason (status, "");
  }
  void check_read (dsc_file_status status, const char *section = "") const
  {
    if (status != DSC_FILE_OK)
      error_with_id ("descent:file", "%s: Resume: \"%s\" cannot be used: %s",
                     m_who, m_resume.c_str (),
                     reason (status, section).c_str ());
  }

  static std::string reason (dsc_file_status status, const std::string& section)
  {
    switch (status)
      {
      case DSC_FILE_ERRNO: return std::strerror (errno);
      case DSC_FILE_IRREGULAR: return "it is not a regular file";
      case DSC_FILE_FOREIGN: return "it is no checkpoint of descent";
      case DSC_FILE_ORDER:
        return "it is from a machine with another order of bytes";
      case DSC_FILE_VERSION:
        return "it is of another format, from another version of descent";
      case DSC_FILE_TRUNCATED: return "it is truncated";
      case DSC_FILE_TRAILING: return "something stands behind its end";
      case DSC_FILE_DAMAGED:
        return section.empty () ? "it is damaged"
                                : "it is damaged, in section " + section;
      case DSC_FILE_SECTION:
        return "it has no section " + section + " of the right size";
      default: return "it would have too many sections";
      }
  }

  const char *m_who = "";
  std::string m_file, m_resume, m_record, m_unsaved;
  dsc_checkpoint m_from;
};

#endif
