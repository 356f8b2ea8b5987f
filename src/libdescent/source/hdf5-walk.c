/* hdf5-walk.c: asks libhdf5 what an array is; hdf5-child.c calls it in a
   child.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#ifdef DSC_HAVE_HDF5

#include <sys/stat.h>

#include "base/kinds.h"

#include "hdf5-library.h"

int
dsc_hdf5_refuse (dsc_hdf5 *d, const char *format, ...)
{
  va_list list;
  va_start (list, format);
  if (d->fault == DSC_FAULT_NONE)
    vsnprintf (d->reason, sizeof d->reason, format, list);
  va_end (list);
  d->fault = DSC_FAULT_TOLD;
  return -1;
}

/* The innermost reason. */
static herr_t
note_reason (unsigned n, const H5E_error2_t *error, void *self)
{
  if (n == 0 && error->desc)
    snprintf (self, DSC_HDF5_NAME, " (HDF5: %s)", error->desc);
  return 0;
}

int
dsc_hdf5_refuse_as_told (dsc_hdf5 *d, const char *what)
{
  char told[DSC_HDF5_NAME] = "";
  H5Ewalk2 (H5E_DEFAULT, H5E_WALK_UPWARD, note_reason, told);
  return dsc_hdf5_refuse (d, "%s%s", what, told);
}

/* ---- the file

   By the driver that reads plain files, without plug-ins and without other
   files. */

static herr_t
refuse_outside (const char *file, const char *path, const char *to,
                const char *name, unsigned *flags, hid_t access, void *self)
{
  (void) file, (void) path, (void) to, (void) name, (void) flags, (void) access;
  ((dsc_hdf5_walking *) self)->outside = 1;
  return -1;
}

/* Is it the file that the caller has opened? */
static int
is_same_file (const dsc_hdf5_walking *walk)
{
  int *handle;
  struct stat mine, there;
  return H5Fget_vfd_handle (walk->file, H5P_DEFAULT, (void **) &handle) >= 0
         && fstat (*handle, &mine) == 0
         && fstat (walk->request->file->handle, &there) == 0
         && mine.st_dev == there.st_dev && mine.st_ino == there.st_ino;
}

static int
open_file (dsc_hdf5_walking *walk)
{
  H5Eset_auto2 (H5E_DEFAULT, NULL, NULL);
  H5PLset_loading_state (0);
  walk->links = H5Pcreate (H5P_LINK_ACCESS);
  H5Pset_elink_cb (walk->links, refuse_outside, walk);
  const hid_t access = H5Pcreate (H5P_FILE_ACCESS);
  H5Pset_fapl_sec2 (access);
  H5Pset_fclose_degree (access, H5F_CLOSE_STRONG);
#if H5_VERSION_GE (1, 12, 1) \
  || (H5_VERSION_GE (1, 10, 7) && ! H5_VERSION_GE (1, 12, 0))
  H5Pset_file_locking (access, 1, 1);   /* not where there are no locks */
#endif
  walk->file = H5Fopen (walk->request->path, H5F_ACC_RDONLY, access);
  if (walk->file < 0)
    dsc_hdf5_refuse_as_told (walk->d, "is not a whole HDF5 file");
  H5Pclose (access);
  if (walk->file < 0 || is_same_file (walk))
    return walk->file < 0 ? -1 : 0;
  walk->d->fault = DSC_FAULT_CHANGED;
  return -1;
}

/* ---- the array */

/* Octave notes at the group of X/value that there are no values. */
static int
is_empty_group (const dsc_hdf5_walking *walk)
{
  char name[DSC_HDF5_NAME];
  snprintf (name, sizeof name, "%s", walk->d->name);
  char *slash = strrchr (name, '/');
  if (! slash || slash == name)
    return 0;
  *slash = 0;
  const hid_t group = H5Oopen (walk->file, name, walk->links);
  const int empty = H5Aexists (group, "OCTAVE_EMPTY_MATRIX") > 0;
  if (group >= 0)
    H5Oclose (group);
  return empty;
}

static int
check_sizes (dsc_hdf5_walking *walk)
{
  hsize_t size[H5S_MAX_RANK];
  dsc_array *a = &walk->d->array;
  const int n = H5Sget_simple_extent_ndims (walk->space);
  int none = H5Sget_simple_extent_type (walk->space) == H5S_NULL
             || H5Aexists (walk->data, "MATLAB_empty") > 0
             || is_empty_group (walk);
  if (n < 0 || n > DSC_ARRAY_DIMENSIONS
      || H5Sget_simple_extent_dims (walk->space, size, NULL) < 0)
    return dsc_hdf5_refuse_as_told (walk->d, "has no sizes that can be read");
  for (int i = 0; i < n; i++)
    {
      none |= size[i] == 0;
      if (size[i] > PTRDIFF_MAX)
        return dsc_hdf5_refuse (walk->d, "has too large sizes in \"%s\"",
                                walk->d->name);
      a->size[i] = (dsc_int) size[i];
    }
  if (none)
    return dsc_hdf5_refuse (walk->d, "has no values in \"%s\"", walk->d->name);
  a->dimensions = n;
  if (n == 0)   /* a single value */
    a->size[a->dimensions++] = 1;
  return 0;
}

static int
look (dsc_hdf5_walking *walk)
{
  if (open_file (walk) != 0 || dsc_hdf5_find (walk) != 0)
    return -1;
  walk->type = H5Dget_type (walk->data);
  walk->space = H5Dget_space (walk->data);
  walk->made = H5Dget_create_plist (walk->data);
  if (walk->type < 0 || walk->space < 0 || walk->made < 0)
    return dsc_hdf5_refuse_as_told (walk->d, "has a dataset that cannot be"
                                    " read");
  if (dsc_hdf5_class (walk) != 0 || check_sizes (walk) != 0
      || dsc_hdf5_storage (walk) != 0)
    return -1;
  return walk->request->tiles ? dsc_hdf5_hand_tiles (walk) : 0;
}

void
dsc_hdf5_walk (const dsc_hdf5_request *request, dsc_hdf5 *d)
{
  dsc_hdf5_walking walk = { .request = request, .d = d, .file = -1, .links = -1,
                            .data = -1, .type = -1, .space = -1, .made = -1 };
  memset (d, 0, sizeof *d);
  look (&walk);
  const hid_t held[] = { walk.type, walk.space, walk.made, walk.links,
                         walk.data, walk.file };
  for (size_t i = 0; i < sizeof held / sizeof held[0]; i++)
    if (held[i] >= 0)
      H5Idec_ref (held[i]);
}

const char *
dsc_hdf5_missing (void)
{
  return NULL;
}

#else

#include "hdf5.h"

const char *
dsc_hdf5_missing (void)
{
  return "is an HDF5 file, and descent was built without HDF5: install "
         DSC_HDF5_PACKAGE ", then descent again";
}

void
dsc_hdf5_walk (const dsc_hdf5_request *request, dsc_hdf5 *d)
{
  (void) request;
  memset (d, 0, sizeof *d);
  d->fault = DSC_FAULT_TOLD;
  snprintf (d->reason, sizeof d->reason, "%s", dsc_hdf5_missing ());
}

#endif
