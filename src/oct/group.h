// group.h: the processes that mpirun has started, as Octave's side sees them.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_GROUP_H
#define DESCENT_OCT_GROUP_H

#include <algorithm>
#include <string>
#include <vector>

#include <dlfcn.h>

#include <octave/interpreter.h>
#include <octave/symtab.h>

#include "oct/hooks.h"
#include "oct/record.h"

// The error of a call that has lost a member.
[[noreturn]] inline void
group_error (const dsc_group *group, const char *who)
{
  error_with_id ("descent:rank",
                 "%s: rank %d %s, so rank %d cannot continue", who,
                 group->lost, dsc_loss_text (group->loss), group->rank);
  throw std::bad_alloc ();   // not reached: error_with_id does not return
}

// The members, of which this process is one.  All of them make it at the same
// place, and call its functions in the same order.
class process_group
{
public:
  // An error where there is no MPI.
  explicit process_group (const char *who)
    : m_who (who), m_group (find (who))
  { }

  dsc_group * core (void) const { return m_group; }
  int rank (void) const { return m_group->rank; }
  int ranks (void) const { return m_group->ranks; }

  // Throws what a call of the core has come to.
  void check (dsc_status status, poll_hooks& hooks) const
  {
    hooks.rethrow ();
    if (status == DSC_EGROUP)
      group_error (m_group, m_who);
    check_status (status, m_who);
  }

  // The TEXT of each rank, in their order.
  std::vector<std::string> gather (const std::string& text) const
  {
    const std::vector<std::size_t> sizes = gather_sizes (text.size ());
    const std::size_t n = *std::max_element (sizes.begin (), sizes.end ());
    std::vector<char> all (n * ranks ());
    std::string mine = text;
    mine.resize (n);
    poll_hooks hooks;
    check (dsc_gather (m_group, n, mine.data (), all.data (), hooks.poll ()),
           hooks);
    std::vector<std::string> texts;
    for (int i = 0; i < ranks (); i++)
      texts.push_back (std::string (all.data () + n * i, sizes[i]));
    return texts;
  }

  // An error if another rank has one, TEXT; the own error is the caller's to
  // throw.  "": none.
  void agree (const std::string& text) const
  {
    const std::vector<std::string> texts = gather (text);
    for (int i = 0; i < ranks (); i++)
      if (text.empty () && ! texts[i].empty ())
        error_with_id ("descent:rank", "%s: rank %d: %s", m_who, i,
                       without_who (texts[i]).c_str ());
  }

  // An error if the ranks have different records (record.h).
  void check_same (const std::string& record) const
  {
    const std::vector<std::string> records = gather (record);
    const run_record first (records[0]);
    for (int i = 1; i < ranks (); i++)
      {
        const std::string other = first.difference (run_record (records[i]));
        if (! other.empty ())
          error_with_id ("descent:option",
                         "%s: all ranks must train alike: rank %d has %s as "
                         "rank 0", m_who, i, other.c_str ());
      }
  }

private:
  using finder = dsc_group * (const char **why);

  static finder * find_table (void)
  {
    return reinterpret_cast<finder *> (dlsym (RTLD_DEFAULT,
                                              "descent_group_mpi"));
  }

  // Calling the oct-file loads it, so that its symbols can be found.
  static dsc_group * find (const char *who)
  {
    octave::interpreter& octave = *octave::interpreter::the_interpreter ();
    const char *why = nullptr, *loader = "__descent_mpi__";
    if (! find_table ()
        && octave.get_symbol_table ().find_function (loader).is_defined ())
      octave.feval (loader);
    finder *table = find_table ();
    if (! table)
      error_with_id ("descent:option",
                     "%s: this build of descent has no MPI: setenv (\"DESCENT_"
                     "CONFIGURE\", \"--with-mpi\") and install it again", who);
    dsc_group *group = table (&why);
    if (! group)
      error_with_id ("descent:rank", "%s: no group of ranks: %s", who, why);
    return group;
  }

  // A message that begins with the same function
  std::string without_who (const std::string& text) const
  {
    const std::string who = std::string (m_who) + ": ";
    return text.compare (0, who.size (), who) == 0 ? text.substr (who.size ())
                                                   : text;
  }

  std::vector<std::size_t> gather_sizes (std::size_t mine) const
  {
    std::vector<std::size_t> sizes (ranks ());
    poll_hooks hooks;
    check (dsc_gather (m_group, sizeof mine, &mine, sizes.data (),
                       hooks.poll ()), hooks);
    return sizes;
  }

  const char *m_who;
  dsc_group *m_group;
};

#endif
