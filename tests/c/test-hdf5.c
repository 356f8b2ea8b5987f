/* test-hdf5.c: what libhdf5 has written is read without it, however it was
   stored; what is not read, or broken, is refused with its reason.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "check.h"

#ifdef DSC_HAVE_HDF5

#include <hdf5.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/kinds.h"
#include "source/hdf5.h"

static char folder[] = "/tmp/descent-XXXXXX", path[64];
static dsc_source_error error;

/* ---- files by libhdf5 */

enum { DIMENSIONS_MOST = 4 };

/* A dataset "X": its values are value (i), i counted along the file. */
typedef struct
{
  int n;
  hsize_t size[DIMENSIONS_MOST], chunk[DIMENSIONS_MOST];   /* 0: none */
  hid_t type;
  dsc_kind kind;
  int shuffle, deflate, fletcher32, plain_edges, compact, block;
  int part;   /* of the rows, only the first half is written */
  const char *name;
} recipe;

static double
value (const recipe *r, hsize_t i)
{
  const double v = (double) (i * i % 121);
  switch (r->kind)
    {
    case DSC_LOGICAL: return (i * i % 7) < 3;
    case DSC_DOUBLE: return v / 7;
    case DSC_FLOAT: return v / 8;
    default: return v;
    }
}

static hsize_t
count (const recipe *r)
{
  hsize_t n = 1;
  for (int i = 0; i < r->n; i++)
    n *= r->size[i];
  return n;
}

static hid_t
create_list (const recipe *r)
{
  const hid_t made = H5Pcreate (H5P_DATASET_CREATE);
  const double fill = 3;
  const signed char yes = 1;
  if (r->kind == DSC_LOGICAL)
    H5Pset_fill_value (made, r->type, &yes);
  else
    H5Pset_fill_value (made, H5T_NATIVE_DOUBLE, &fill);
  if (r->compact)
    H5Pset_layout (made, H5D_COMPACT);
  if (r->chunk[0])
    H5Pset_chunk (made, r->n, r->chunk);
  if (r->plain_edges)
    H5Pset_chunk_opts (made, H5D_CHUNK_DONT_FILTER_PARTIAL_CHUNKS);
  if (r->shuffle)
    H5Pset_shuffle (made);
  if (r->deflate)
    H5Pset_deflate (made, 4);
  if (r->fletcher32)
    H5Pset_fletcher32 (made);
  return made;
}

static hid_t
create_file (int block)
{
  const hid_t how = H5Pcreate (H5P_FILE_CREATE);
  if (block)
    H5Pset_userblock (how, 512);
  const hid_t file = H5Fcreate (path, H5F_ACC_TRUNC, how, H5P_DEFAULT);
  H5Pclose (how);
  return file;
}

/* Enumerations and logical values are written as the bytes that they are. */
static void
write_values (const recipe *r, hid_t data)
{
  const hsize_t n = count (r);
  const int bytes = r->kind == DSC_LOGICAL;
  double *v = malloc (n * sizeof *v);
  signed char *b = malloc (n);
  for (hsize_t i = 0; i < n; i++)
    b[i] = (signed char) (v[i] = value (r, i));
  hsize_t none[DIMENSIONS_MOST] = { 0 }, some[DIMENSIONS_MOST];
  memcpy (some, r->size, sizeof some);
  some[0] = r->part ? r->size[0] / 2 : r->size[0];
  const hid_t space = H5Dget_space (data);
  const hid_t here = H5Screate_simple (r->n, some, NULL);
  H5Sselect_hyperslab (space, H5S_SELECT_SET, none, NULL, some, NULL);
  CHECK (H5Dwrite (data, bytes ? r->type : H5T_NATIVE_DOUBLE, here, space,
                   H5P_DEFAULT, bytes ? (void *) b : (void *) v) >= 0);
  H5Sclose (space);
  H5Sclose (here);
  free (v);
  free (b);
}

static hid_t
write_dataset (const recipe *r, hid_t file)
{
  const hid_t space = H5Screate_simple (r->n, r->size, NULL);
  const hid_t made = create_list (r);
  const hid_t data = H5Dcreate2 (file, r->name ? r->name : "X", r->type, space,
                                 H5P_DEFAULT, made, H5P_DEFAULT);
  CHECK_THAT (data, >=, 0);
  write_values (r, data);
  H5Pclose (made);
  H5Sclose (space);
  return data;
}

static void
write_file (const recipe *r)
{
  const hid_t file = create_file (r->block);
  H5Dclose (write_dataset (r, file));
  H5Fclose (file);
}

/* ---- what is read of it */

typedef struct
{
  dsc_source_file file;
  dsc_hdf5_child child;
  dsc_hdf5 d;
  dsc_tile *tile;
  dsc_codec codec;
  dsc_source_part part;
  dsc_source s;
} opened;

static dsc_status
open_it (const char *name, int samples_last, opened *o)
{
  memset (o, 0, sizeof *o);
  dsc_status status = dsc_source_file_open (path, &o->file, &error);
  CHECK_EQUAL (status, DSC_OK);
  status = dsc_hdf5_look (path, &o->file, name, samples_last, &o->child,
                          &o->d, NULL, &error);
  if (status != DSC_OK)
    return status;
  o->tile = calloc ((size_t) dsc_hdf5_tile_count (&o->d, &o->file),
                    sizeof *o->tile);
  status = dsc_hdf5_tiles (&o->child, &o->file, &o->d, o->tile, NULL, &error);
  dsc_hdf5_end (&o->child);
  if (status != DSC_OK)
    return status;
  dsc_hdf5_part (&o->file, &o->d, samples_last, o->tile, &o->codec, &o->part,
                 &o->s.features);
  o->s.kind = o->d.array.kind;
  o->s.parts = 1;
  o->s.part = &o->part;
  return dsc_source_count (&o->s, &error);
}

static void
close_it (opened *o)
{
  dsc_source_file_close (&o->file);
  free (o->tile);
}

/* Value of feature j of sample s. */
static double
wanted (const recipe *r, int samples_last, dsc_int j, dsc_int s, dsc_int m,
        dsc_int n)
{
  const hsize_t i = (hsize_t) (samples_last ? j * m + s : s * n + j);
  const int stored = ! r->part
                     || i / (count (r) / r->size[0]) < r->size[0] / 2;
  return stored ? value (r, i) : r->kind == DSC_LOGICAL ? 1 : 3;
}

/* N samples from FIRST on: the number of values that are not right. */
static int
read_some (const recipe *r, const opened *o, int samples_last, dsc_int first,
           dsc_int n)
{
  const size_t bytes = (size_t) (n * o->s.features) * kind_bytes (o->s.kind);
  char *X = malloc (bytes);
  void *room = aligned_alloc (64, (dsc_source_room (&o->s) + 63) / 64 * 64);
  int wrong = 0;
  CHECK_EQUAL (dsc_source_read (&o->s, first, n, X, room, NULL, &error),
               DSC_OK);
  for (dsc_int s = 0; s < n; s++)
    for (dsc_int j = 0; j < o->s.features; j++)
      wrong += kind_double (o->s.kind, X, s * o->s.features + j)
               != wanted (r, samples_last, j, first + s, o->s.samples,
                          o->s.features);
  free (room);
  free (X);
  return wrong;
}

static void
check_dataset (const recipe *r, const char *name, int samples_last)
{
  opened o;
  const dsc_status status = open_it (name, samples_last, &o);
  CHECK_EQUAL (status, DSC_OK);
  if (status != DSC_OK)
    return;
  CHECK_EQUAL (o.d.array.kind, r->kind);
  const dsc_int m = (dsc_int) r->size[samples_last ? r->n - 1 : 0];
  CHECK_EQUAL (o.s.samples, m);
  CHECK_EQUAL (o.s.features, (dsc_int) count (r) / m);
  CHECK_EQUAL (read_some (r, &o, samples_last, 0, m), 0);
  CHECK_EQUAL (read_some (r, &o, samples_last, m / 3, m / 2), 0);
  CHECK_EQUAL (read_some (r, &o, samples_last, m - 1, 1), 0);
  close_it (&o);
}

static void
check_recipe (const recipe *r)
{
  write_file (r);
  check_dataset (r, NULL, 0);
  check_dataset (r, "/X", 1);
}

/* ---- classes, orders of bytes */

static hid_t
bool_type (void)
{
  const hid_t type = H5Tenum_create (H5T_STD_I8LE);
  signed char v = 0;
  H5Tenum_insert (type, "FALSE", &v);
  v = 1;
  H5Tenum_insert (type, "TRUE", &v);
  return type;
}

static void
classes (void)
{
  const struct { hid_t type; dsc_kind kind; } list[] = {
    { H5T_IEEE_F64LE, DSC_DOUBLE }, { H5T_IEEE_F64BE, DSC_DOUBLE },
    { H5T_IEEE_F32LE, DSC_FLOAT }, { H5T_IEEE_F32BE, DSC_FLOAT },
    { H5T_STD_I8LE, DSC_INT8 }, { H5T_STD_U8BE, DSC_UINT8 },
    { H5T_STD_I16LE, DSC_INT16 }, { H5T_STD_I16BE, DSC_INT16 },
    { H5T_STD_U16LE, DSC_UINT16 }, { H5T_STD_U16BE, DSC_UINT16 },
    { H5T_STD_I32LE, DSC_INT32 }, { H5T_STD_I32BE, DSC_INT32 },
    { H5T_STD_U32LE, DSC_UINT32 }, { H5T_STD_U32BE, DSC_UINT32 },
    { H5T_STD_I64LE, DSC_INT64 }, { H5T_STD_I64BE, DSC_INT64 },
    { H5T_STD_U64LE, DSC_UINT64 }, { H5T_STD_U64BE, DSC_UINT64 },
    { bool_type (), DSC_LOGICAL },
  };
  for (int i = 0; i < COUNT (list); i++)
    for (int how = 0; how < 3; how++)
      {
        recipe r = { .n = 2, .size = { 31, 5 }, .type = list[i].type,
                     .kind = list[i].kind, .compact = how == 1 };
        if (how == 2)
          r.chunk[0] = 7, r.chunk[1] = 3, r.shuffle = r.part = 1;
        check_recipe (&r);
      }
}

/* ---- layouts */

static void
layouts (void)
{
  static const recipe list[] = {
    { .n = 1, .size = { 40 }, .chunk = { 7 } },
    { .n = 2, .size = { 40, 9 }, .chunk = { 8, 9 } },
    { .n = 2, .size = { 41, 9 }, .chunk = { 8, 4 } },
    { .n = 2, .size = { 41, 9 }, .chunk = { 1, 1 } },
    { .n = 2, .size = { 1, 300 }, .chunk = { 1, 64 } },
    { .n = 3, .size = { 23, 4, 6 }, .chunk = { 5, 4, 6 } },
    { .n = 3, .size = { 23, 4, 6 }, .chunk = { 5, 3, 6 } },
    { .n = 3, .size = { 23, 4, 6 }, .chunk = { 5, 1, 4 } },
    { .n = 3, .size = { 23, 5, 7 }, .chunk = { 4, 2, 3 } },
    { .n = 4, .size = { 9, 5, 4, 7 }, .chunk = { 4, 2, 3, 3 } },
    { .n = 4, .size = { 9, 5, 4, 7 }, .chunk = { 9, 5, 4, 2 } },
  };
  /* shuffle, deflate, fletcher32, half of it, user block and plain edges */
  static const int all_bits[] = { 0, 1, 2, 3, 4, 7, 8, 11, 15, 16, 23, 24, 31 };
  for (int i = 0; i < COUNT (list); i++)
    for (int k = 0; k < COUNT (all_bits); k++)
      {
        const int bits = all_bits[k], single = (i + k) % 2;
        recipe r = list[i];
        r.kind = single ? DSC_FLOAT : DSC_INT16;
        r.type = single ? H5T_IEEE_F32BE : H5T_STD_I16LE;
        r.shuffle = bits & 1;
        r.fletcher32 = (bits & 4) != 0;
        r.part = (bits & 8) != 0;
        r.block = r.plain_edges = (bits & 16) != 0;
#ifdef DSC_HAVE_ZLIB
        r.deflate = (bits & 2) != 0;
#endif
        check_recipe (&r);
      }
}

/* Data that were never written. */
static void
nothing_stored (void)
{
  recipe r = { .n = 2, .size = { 1, 5 }, .type = H5T_IEEE_F64BE,
               .kind = DSC_DOUBLE, .part = 1 };
  check_recipe (&r);   /* none of its one row */
  opened o;
  CHECK_EQUAL (open_it ("X", 0, &o), DSC_OK);
  CHECK (o.d.unwritten && o.part.whole.bytes == 0);
  close_it (&o);
}

/* ---- names */

static void
note (hid_t id, const char *name, const char *text)
{
  const hid_t type = H5Tcopy (H5T_C_S1), one = H5Screate (H5S_SCALAR);
  H5Tset_size (type, strlen (text));
  const hid_t a = H5Acreate2 (id, name, type, one, H5P_DEFAULT, H5P_DEFAULT);
  CHECK (H5Awrite (a, type, text) >= 0);
  H5Aclose (a);
  H5Tclose (type);
  H5Sclose (one);
}

/* Why dataset NAME is refused begins with, or holds, TEXT. */
static void
check_refused (const char *name, const char *text)
{
  opened o;
  CHECK_EQUAL (open_it (name, 0, &o), DSC_EDATA);
  CHECK_EQUAL (error.fault, DSC_FAULT_TOLD);
  CHECK (strstr (o.d.reason, text) != NULL);
  if (! strstr (o.d.reason, text))
    printf ("\"%s\" lacks \"%s\"\n", o.d.reason, text);
  close_it (&o);
}

static void
names (void)
{
  const recipe r = { .n = 2, .size = { 4, 3 }, .type = H5T_STD_U8LE,
                     .kind = DSC_UINT8, .name = "a" };
  recipe second = r;
  hid_t file = create_file (0), group, data;
  H5Fclose (file);
  check_refused (NULL, "has no dataset of numbers");

  file = create_file (1);
  data = write_dataset (&r, file);
  note (data, "MATLAB_class", "uint8");
  H5Dclose (data);
  H5Fclose (file);
  check_dataset (&r, NULL, 0);
  check_dataset (&r, "a", 1);
  check_refused ("b", "has no dataset \"b\"");
  check_refused ("a/b", "has no dataset \"a/b\"");

  file = create_file (0);
  group = H5Gcreate2 (file, "g", H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT);
  H5Dclose (write_dataset (&r, file));
  second.name = "value";
  H5Dclose (write_dataset (&second, group));
  H5Lcreate_soft ("/g/value", file, "soft", H5P_DEFAULT, H5P_DEFAULT);
  H5Lcreate_soft ("/soft2", file, "soft2", H5P_DEFAULT, H5P_DEFAULT);
  H5Lcreate_external ("other.h5", "/x", file, "ext", H5P_DEFAULT, H5P_DEFAULT);
  H5Lcreate_external ("other.h5", "/", file, "exts", H5P_DEFAULT, H5P_DEFAULT);
  H5Lcreate_hard (file, "/", group, "up", H5P_DEFAULT, H5P_DEFAULT);
  second.name = "char";
  data = write_dataset (&second, group);
  note (data, "MATLAB_class", "char");
  H5Dclose (data);
  second.name = "empty";
  data = write_dataset (&second, group);
  note (data, "MATLAB_empty", "1");
  H5Dclose (data);
  H5Gclose (group);
  H5Fclose (file);
  check_refused ("", "must be given: /a, /g/char, /g/empty, /g");
  check_dataset (&r, "g", 0);
  check_dataset (&r, "/g/up/g/up/a", 0);
  check_dataset (&r, "soft", 0);
  check_refused ("soft2", "has no dataset");
  check_refused ("ext", "keeps \"ext\" in another file");
  check_refused ("exts/X", "keeps \"exts/X\" in another file");
  check_refused ("g/char", "has a char");
  check_refused ("g/empty", "has no values");
}

/* MATLAB's and Octave's logical. */
static void
logical (void)
{
  recipe r = { .n = 2, .size = { 6, 3 }, .type = H5T_STD_U8LE,
               .kind = DSC_LOGICAL, .block = 1 };
  hid_t file = create_file (1), data = write_dataset (&r, file);
  note (data, "MATLAB_class", "logical");
  H5Dclose (data);
  H5Fclose (file);
  check_dataset (&r, NULL, 0);
}

/* ---- what is not read */

static void
write_type (hid_t type, hid_t made)
{
  const hsize_t size[] = { 4, 2 };
  const hid_t file = create_file (0), space = H5Screate_simple (2, size, NULL);
  H5Dclose (H5Dcreate2 (file, "X", type, space, H5P_DEFAULT, made,
                        H5P_DEFAULT));
  H5Sclose (space);
  H5Fclose (file);
}

static void
foreign_types (void)
{
  const hid_t half = H5Tcopy (H5T_IEEE_F32LE), thin = H5Tcopy (H5T_STD_I32LE),
    pair = H5Tcreate (H5T_COMPOUND, 16), other = H5Tenum_create (H5T_STD_I8LE),
    text = H5Tcopy (H5T_C_S1);
  H5Tset_fields (half, 15, 10, 5, 0, 10);
  H5Tset_size (half, 2);
  H5Tset_precision (thin, 20);
  H5Tinsert (pair, "real", 0, H5T_IEEE_F64LE);
  H5Tinsert (pair, "imag", 8, H5T_IEEE_F64LE);
  H5Tenum_insert (other, "FALSE", &(signed char) { 0 });
  H5Tenum_insert (other, "MAYBE", &(signed char) { 1 });
  const struct { hid_t type; const char *text; } list[] = {
    { half, "floating-point numbers of another size" },
    { thin, "integers of another size" }, { pair, "compound" },
    { other, "an enumeration" }, { text, "strings" },
    { H5T_STD_B8LE, "bit fields" }, { H5T_STD_REF_OBJ, "references" },
    { H5Tvlen_create (H5T_STD_I8LE), "lists of variable length" },
    { H5Tarray_create2 (H5T_STD_I8LE, 1, &(hsize_t) { 3 }), "arrays" },
    { H5Tcreate (H5T_OPAQUE, 3), "opaque" },
  };
  for (int i = 0; i < COUNT (list); i++)
    {
      write_type (list[i].type, H5P_DEFAULT);
      check_refused ("X", list[i].text);
      check_refused (NULL, "has no dataset of numbers, but of ");
      check_refused (NULL, list[i].text);
    }
}

static void
foreign_storage (void)
{
  const hsize_t chunk[] = { 2, 2 };
  hid_t made = H5Pcreate (H5P_DATASET_CREATE);
  H5Pset_chunk (made, 2, chunk);
  H5Pset_scaleoffset (made, H5Z_SO_INT, 0);
  write_type (H5T_STD_I32LE, made);
  check_refused (NULL, "by filter 6 (scaleoffset)");
  H5Pclose (made);

  made = H5Pcreate (H5P_DATASET_CREATE);
  H5Pset_external (made, "/etc/passwd", 0, H5F_UNLIMITED);
  write_type (H5T_STD_I32LE, made);
  check_refused (NULL, "keeps \"X\" in other files");
  H5Pclose (made);

  made = H5Pcreate (H5P_DATASET_CREATE);
  const hid_t space = H5Screate_simple (2, (hsize_t[]) { 4, 2 }, NULL);
  H5Pset_virtual (made, space, "other.h5", "Y", space);
  write_type (H5T_STD_I32LE, made);
  check_refused (NULL, "has a virtual dataset \"X\"");
  H5Sclose (space);
  H5Pclose (made);
}

/* Sizes of chunks, or a number of them, that no memory holds. */
static void
absurd_chunks (int large)
{
  const hsize_t size[] = { (hsize_t) 1 << 40, 2 },
    chunk[] = { large ? 1 << 28 : 1, 2 };
  const hid_t made = H5Pcreate (H5P_DATASET_CREATE), file = create_file (0),
    space = H5Screate_simple (2, size, NULL);
  H5Pset_chunk (made, 2, chunk);
  H5Pset_shuffle (made);
  H5Dclose (H5Dcreate2 (file, "X", H5T_STD_U8LE, space, H5P_DEFAULT, made,
                        H5P_DEFAULT));
  H5Pclose (made);
  H5Sclose (space);
  H5Fclose (file);
  check_refused ("X", large ? "chunks of 512 MiB" : "in too many chunks");
}

static void
broken (void)
{
  recipe r = { .n = 2, .size = { 400, 9 }, .chunk = { 50, 9 },
               .type = H5T_IEEE_F64LE, .kind = DSC_DOUBLE, .fletcher32 = 1 };
  opened o;
  write_file (&r);
  CHECK_EQUAL (open_it (NULL, 0, &o), DSC_OK);
  const dsc_tile tile = o.tile[5];
  close_it (&o);

  /* one bit of chunk 5 */
  FILE *f = fopen (path, "r+b");
  fseek (f, (long) tile.offset + 100, SEEK_SET);
  const int byte = fgetc (f);
  fseek (f, (long) tile.offset + 100, SEEK_SET);
  fputc (byte ^ 1, f);
  fclose (f);
  CHECK_EQUAL (open_it (NULL, 0, &o), DSC_OK);
  double X[9 * 50];
  void *room = aligned_alloc (64, (dsc_source_room (&o.s) + 63) / 64 * 64);
  CHECK_EQUAL (dsc_source_read (&o.s, 200, 50, X, room, NULL, &error), DSC_OK);
  CHECK_EQUAL (dsc_source_read (&o.s, 250, 1, X, room, NULL, &error),
               DSC_EDATA);
  CHECK (error.fault == DSC_FAULT_PACKED
         && error.at == (int64_t) tile.offset);

  /* it changes while it is open */
  CHECK_EQUAL (truncate (path, (off_t) tile.offset), 0);
  CHECK_THAT (dsc_source_read (&o.s, 250, 1, X, room, NULL, &error), !=,
              DSC_OK);
  free (room);
  close_it (&o);
  check_refused (NULL, "is not a whole HDF5 file (HDF5: ");
  CHECK_EQUAL (truncate (path, 0), 0);
  check_refused (NULL, "is not a whole HDF5 file");
}

/* ---- what the child may say: any numbers */

static void
lies (void)
{
  recipe r = { .n = 2, .size = { 40, 9 }, .chunk = { 8, 9 },
               .type = H5T_IEEE_F64LE, .kind = DSC_DOUBLE };
  opened o;
  write_file (&r);
  CHECK_EQUAL (open_it (NULL, 0, &o), DSC_OK);
  const dsc_hdf5 good = o.d;
#define LIE(change)                                                        \
  do                                                                       \
    {                                                                      \
      dsc_hdf5 d = good;                                                   \
      change;                                                              \
      CHECK_EQUAL (dsc_hdf5_check (&o.file, &d, &error), DSC_EDATA);       \
    }                                                                      \
  while (0)
  LIE (d.array.dimensions = 0);
  LIE (d.array.dimensions = DSC_ARRAY_DIMENSIONS + 1);
  LIE (d.array.kind = DSC_LOGICAL + 1);
  LIE (d.array.size[0] = 0);
  LIE (d.array.size[1] = PTRDIFF_MAX);
  LIE (d.chunk[0] = 0);
  LIE (d.chunk[1] = -1);
  LIE (d.chunk[0] = PTRDIFF_MAX);
  LIE (d.chunk[0] = (dsc_int) 1 << 27; d.filters.bytes = 0);
  LIE (d.filters.bytes++);
  LIE (d.filters.n = 1; d.filters.filter[0] = 7);
  LIE (d.fault = DSC_FAULT_TOLD);
  LIE (d.chunked = 0; d.array.offset = o.file.bytes);
  LIE (d.chunked = 0; d.array.offset = UINT64_MAX);
  LIE (d.chunked = 0; d.array.size[0] = 1000);

  dsc_hdf5 d = good;
  memset (d.name, 7, sizeof d.name);
  CHECK_EQUAL (dsc_hdf5_check (&o.file, &d, &error), DSC_OK);
  CHECK_EQUAL (strlen (d.name), sizeof d.name - 1);

#define TILE(want, ...)                                                    \
  CHECK_EQUAL (dsc_hdf5_check_tile (&o.file, &d,                           \
                                    &(dsc_tile) { __VA_ARGS__ }, &error),  \
               want)
  const uint64_t bytes = good.filters.bytes;
  TILE (DSC_OK, UINT64_MAX, 0, 0);
  TILE (DSC_OK, o.file.bytes - bytes, bytes, 0);
  TILE (DSC_EDATA, o.file.bytes - bytes + 1, bytes, 0);
  TILE (DSC_EDATA, 0, bytes - 1, 0);
  TILE (DSC_EDATA, 0, bytes + 1, 0);
  TILE (DSC_EDATA, UINT64_MAX, bytes, 0);
  d.filters.n = 1;
  d.filters.filter[0] = DSC_DEFLATE;
  TILE (DSC_OK, 0, bytes / 1032 + 1, 0);
  d.filters.bytes *= 1032 * 4;
  TILE (DSC_EDATA, 0, bytes, 0);
  d.filters.filter[0] = DSC_FLETCHER32;
  TILE (DSC_EDATA, 0, bytes, 0);
  close_it (&o);
}

static int
stop (void *self)
{
  return (*(int *) self)++ >= 0;
}

static void
stopped (void)
{
  int asked = 0;
  const dsc_poll poll = { stop, &asked };
  dsc_hdf5 d;
  dsc_hdf5_child child;
  dsc_source_file file;
  CHECK_EQUAL (dsc_source_file_open (path, &file, &error), DSC_OK);
  CHECK_EQUAL (dsc_hdf5_look (path, &file, NULL, 0, &child, &d, &poll, &error),
               DSC_ESTOP);
  CHECK_EQUAL (child.process, 0);
  CHECK_EQUAL (asked, 1);
  dsc_source_file_close (&file);
}

/* The same in this process, so that the instruments of tests/trust see it. */
static int
take (void *self, const dsc_tile *tile)
{
  (void) tile;
  return --*(int *) self < 0;
}

static void
walk (void)
{
  recipe r = { .n = 2, .size = { 41, 9 }, .chunk = { 8, 4 }, .block = 1,
               .type = H5T_IEEE_F64LE, .kind = DSC_DOUBLE };
  dsc_source_file file;
  dsc_hdf5 d;
  int left = 18;
  write_file (&r);
  CHECK_EQUAL (dsc_source_file_open (path, &file, &error), DSC_OK);
  dsc_hdf5_request request = { .path = path, .file = &file, .tiles = 1,
                               .take = take, .self = &left };
  dsc_hdf5_walk (&request, &d);
  CHECK_EQUAL (d.fault, DSC_FAULT_NONE);
  CHECK_EQUAL (left, 0);
  request.name = "none";
  dsc_hdf5_walk (&request, &d);
  CHECK_EQUAL (d.fault, DSC_FAULT_TOLD);
  request.path = "/";
  dsc_hdf5_walk (&request, &d);
  CHECK_EQUAL (d.fault, DSC_FAULT_TOLD);
  dsc_source_file_close (&file);
}

void
test_hdf5 (void)
{
  CHECK_THAT (mkdtemp (folder), !=, NULL);
  snprintf (path, sizeof path, "%s/x.h5", folder);
  classes ();
  layouts ();
  nothing_stored ();
  names ();
  logical ();
  foreign_types ();
  foreign_storage ();
  absurd_chunks (0);
  absurd_chunks (1);
  broken ();
  lies ();
  stopped ();
  walk ();
  unlink (path);
  CHECK_EQUAL (rmdir (folder), 0);
}

#else

#include "source/hdf5.h"

void
test_hdf5 (void)
{
  dsc_hdf5 d;
  const dsc_hdf5_request request = { .path = "x.h5" };
  dsc_hdf5_walk (&request, &d);
  CHECK_EQUAL (d.fault, DSC_FAULT_TOLD);
  CHECK (strstr (d.reason, "install libhdf5-dev") != NULL);
}

#endif
