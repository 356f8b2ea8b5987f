/* hdf5-class.c: Octave's class of the values of a dataset, by their type and
   by what Octave or MATLAB has noted beside them.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifdef DSC_HAVE_HDF5

#include <stdio.h>
#include <string.h>

#include "hdf5-library.h"

/* The text of a dataset or of an attribute beside the values; "" if there is
   none. */
static void
take_text (hid_t type, hid_t id, herr_t (*read) (hid_t, hid_t, void *),
           char text[DSC_HDF5_NAME])
{
  if (H5Tget_class (type) == H5T_STRING && H5Tis_variable_str (type) == 0
      && H5Tget_size (type) < DSC_HDF5_NAME && read (id, type, text) >= 0)
    text[H5Tget_size (type)] = 0;
  else
    text[0] = 0;
}

static herr_t
read_attribute (hid_t id, hid_t type, void *to)
{
  return H5Aread (id, type, to);
}

static herr_t
read_dataset (hid_t id, hid_t type, void *to)
{
  return H5Dread (id, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, to);
}

static int
is_scalar (hid_t space)
{
  const int scalar = H5Sget_simple_extent_npoints (space) == 1;
  H5Sclose (space);
  return scalar;
}

static void
matlab_class (const dsc_hdf5_walking *walk, char text[DSC_HDF5_NAME])
{
  text[0] = 0;
  if (H5Aexists (walk->data, "MATLAB_class") <= 0)
    return;
  const hid_t id = H5Aopen (walk->data, "MATLAB_class", H5P_DEFAULT);
  if (id < 0)
    return;
  const hid_t type = H5Aget_type (id);
  if (is_scalar (H5Aget_space (id)))
    take_text (type, id, read_attribute, text);
  H5Tclose (type);
  H5Aclose (id);
}

/* Of X/value, what X/type is. */
static void
octave_class (const dsc_hdf5_walking *walk, char text[DSC_HDF5_NAME])
{
  char name[DSC_HDF5_NAME];
  const char *value = strrchr (walk->d->name, '/');
  text[0] = 0;
  if (! value || strcmp (value, "/value") != 0)
    return;
  snprintf (name, sizeof name, "%.*s/type", (int) (value - walk->d->name),
            walk->d->name);
  const hid_t id = H5Oopen (walk->file, name, walk->links);
  if (id < 0)
    return;
  if (H5Iget_type (id) != H5I_DATASET)
    {
      H5Oclose (id);
      return;
    }
  const hid_t type = H5Dget_type (id);
  if (is_scalar (H5Dget_space (id)))
    take_text (type, id, read_dataset, text);
  H5Tclose (type);
  H5Oclose (id);
}

int
dsc_hdf5_class (dsc_hdf5_walking *walk)
{
  static const char *const refused[]
    = { "char", "cell", "struct", "function_handle", "string", "sq_string" };
  char matlab[DSC_HDF5_NAME], octave[DSC_HDF5_NAME];
  dsc_array *a = &walk->d->array;
  const char *what = NULL;
  if (dsc_hdf5_kind (walk->type, &a->kind, &a->swap, &what) != 0)
    return dsc_hdf5_refuse (walk->d, "has %s in \"%s\", not numbers that"
                            " Octave has a class for", what, walk->d->name);
  matlab_class (walk, matlab);
  octave_class (walk, octave);
  for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++)
    if (strcmp (matlab, refused[i]) == 0 || strcmp (octave, refused[i]) == 0)
      return dsc_hdf5_refuse (walk->d, "has a %s in \"%s\", not numbers",
                              refused[i], walk->d->name);
  if (a->kind == DSC_UINT8 && (strcmp (matlab, "logical") == 0
                               || strncmp (octave, "bool", 4) == 0))
    a->kind = DSC_LOGICAL;
  return 0;
}

#endif
