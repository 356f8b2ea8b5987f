/* hdf5-find.c: the dataset of an HDF5 file that is meant, by its name or as the
   only one of numbers.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifdef DSC_HAVE_HDF5

#include <stdio.h>
#include <string.h>

#include "hdf5-library.h"

/* What is looked at and named at most, where no name is given. */
enum { OBJECTS_MOST = 100000, NAMES_MOST = 16 };

static const char value_ending[] = "/value";   /* of Octave's variables */

typedef struct
{
  dsc_hdf5_walking *walk;
  char first[DSC_HDF5_NAME], names[DSC_HDF5_REASON / 2];
  const char *other;   /* what a dataset has that is not one of numbers */
  int objects, found;
} search;

static H5O_type_t
object_type (hid_t id)
{
  switch (H5Iget_type (id))
    {
    case H5I_DATASET: return H5O_TYPE_DATASET;
    case H5I_GROUP: return H5O_TYPE_GROUP;
    default: return H5O_TYPE_UNKNOWN;
    }
}

/* The dataset, or group, of that name; -1: there is none. */
static hid_t
open_object (const dsc_hdf5_walking *walk, const char *name, H5O_type_t type)
{
  const hid_t id = H5Oopen (walk->file, name, walk->links);
  if (id < 0 || object_type (id) == type)
    return id;
  H5Oclose (id);
  return -1;
}

/* Is it one of numbers?  Else *WHAT is what it has. */
static int
has_numbers (const dsc_hdf5_walking *walk, const char *name, const char **what)
{
  dsc_kind kind;
  int swap, good = 0;
  const hid_t data = open_object (walk, name, H5O_TYPE_DATASET);
  if (data < 0)
    return 0;
  const hid_t type = H5Dget_type (data);
  if (type >= 0)
    {
      good = dsc_hdf5_kind (type, &kind, &swap, what) == 0;
      H5Tclose (type);
    }
  H5Dclose (data);
  return good;
}

/* The name that users know it by: Octave's variable X is the group X. */
static void
short_name (const char *name, char shown[DSC_HDF5_NAME])
{
  size_t n = strlen (name);
  const size_t more = sizeof value_ending - 1;
  if (n > more && strcmp (name + n - more, value_ending) == 0)
    n -= more;
  snprintf (shown, DSC_HDF5_NAME, "/%.*s", (int) n, name);
}

static herr_t
note_object (hid_t root, const char *name, const H5O_info_t *about, void *self)
{
  search *s = self;
  char shown[DSC_HDF5_NAME];
  (void) root;
  if (++s->objects > OBJECTS_MOST || s->found > NAMES_MOST)
    return 1;
  /* what MATLAB keeps beside its variables */
  if (about->type != H5O_TYPE_DATASET || name[0] == '#'
      || strlen (name) > DSC_HDF5_NAME - 2
      || ! has_numbers (s->walk, name, &s->other))
    return 0;
  short_name (name, shown);
  if (s->found++ == 0)
    strcpy (s->first, name);
  const size_t used = strlen (s->names);
  snprintf (s->names + used, sizeof s->names - used, "%s%s",
            used ? ", " : "", shown);
  return 0;
}

static herr_t
visit (hid_t file, search *s)
{
#if H5_VERSION_GE (1, 12, 0)
  return H5Ovisit3 (file, H5_INDEX_NAME, H5_ITER_INC, note_object, s,
                    H5O_INFO_BASIC);
#else
  return H5Ovisit2 (file, H5_INDEX_NAME, H5_ITER_INC, note_object, s,
                    H5O_INFO_BASIC);
#endif
}

static int
find_only (dsc_hdf5_walking *walk, char name[DSC_HDF5_NAME])
{
  search s = { .walk = walk };
  if (visit (walk->file, &s) < 0)
    return dsc_hdf5_refuse_as_told (walk->d, "cannot be searched");
  if (s.objects > OBJECTS_MOST)
    return dsc_hdf5_refuse (walk->d, "has more than %d objects; give the name"
                            " of the dataset", OBJECTS_MOST);
  if (s.found == 0)
    return dsc_hdf5_refuse (walk->d, "has no dataset of numbers%s%s",
                            s.other ? ", but of " : "", s.other ? s.other : "");
  if (s.found > 1)
    return dsc_hdf5_refuse (walk->d, "has several datasets of numbers, and"
                            " the name of one must be given: %s%s", s.names,
                            s.found > NAMES_MOST ? ", ..." : "");
  strcpy (name, s.first);
  return 0;
}

/* Octave's variable X is the dataset X/value. */
static int
find_named (dsc_hdf5_walking *walk, char name[DSC_HDF5_NAME])
{
  const char *wanted = walk->request->name;
  const size_t n = strlen (wanted);
  if (n + sizeof value_ending > DSC_HDF5_NAME)
    return dsc_hdf5_refuse (walk->d, "has no dataset of so long a name");
  strcpy (name, wanted);
  const hid_t group = open_object (walk, name, H5O_TYPE_GROUP);
  if (group >= 0)
    {
      H5Gclose (group);
      strcat (name, value_ending);
    }
  return 0;
}

int
dsc_hdf5_find (dsc_hdf5_walking *walk)
{
  char name[DSC_HDF5_NAME];
  const char *wanted = walk->request->name;
  if ((wanted && *wanted ? find_named : find_only) (walk, name) != 0)
    return -1;
  walk->data = open_object (walk, name, H5O_TYPE_DATASET);
  if (walk->outside)
    return dsc_hdf5_refuse (walk->d, "keeps \"%s\" in another file, which is"
                            " not followed", name);
  if (walk->data < 0)
    return dsc_hdf5_refuse (walk->d, "has no dataset \"%s\"",
                            wanted && *wanted ? wanted : name);
  snprintf (walk->d->name, DSC_HDF5_NAME, "%s", name);
  return 0;
}

#endif
