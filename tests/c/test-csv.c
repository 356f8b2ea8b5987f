/* test-csv.c: text as samples: numbers, labels, quotes, what is missing, and
   where text is wrong; the same wherever it is cut.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "check.h"

#include <stdlib.h>

#include "source/decimal.h"

/* ---- decimal numbers: those of strtod and strtof */

static uint32_t
draw (uint32_t below)
{
  static uint32_t block;
  const uint32_t key[2] = { 1, 2 }, counter[4] = { block++, 0, 0, 0 };
  uint32_t out[4];
  dsc_philox (key, counter, out);
  return (uint32_t) ((uint64_t) out[0] * below >> 32);
}

static void
random_decimal (char *text)
{
  const int whole = (int) draw (22), part = (int) draw (22);
  *text++ = "+-1"[draw (3)];
  for (int i = 0; i < whole; i++)
    *text++ = (char) ('0' + draw (10));
  if (whole == 0 || draw (2))
    *text++ = '.';
  for (int i = 0; i < part + (whole == 0); i++)
    *text++ = (char) ('0' + draw (10));
  if (draw (2))
    text += sprintf (text, "%c%d", "eE"[draw (2)], (int) draw (60) - 30);
  strcpy (text, ",");
}

static void
check_decimal (const char *text)
{
  char *end_d, *end_s;
  double d = 7, s = 7;
  const double want_d = strtod (text, &end_d);
  const float want_s = strtof (text, &end_s);
  CHECK_EQUAL (dsc_decimal_d (text, &d), (const char *) end_d);
  CHECK_EQUAL (dsc_decimal_s (text, &s), (const char *) end_s);
  CHECK_EQUAL (d, want_d);
  CHECK_EQUAL (s, (double) want_s);
  CHECK (! signbit (d) == ! signbit (want_d));
}

static void
test_decimal (void)
{
  static const char *const good[] = {
    "0,", "-0,", "1,", "-1.5e3,", "+.5,", "5.,", "1e5,", "1E+5,", "1e-5,",
    "9007199254740993,", "9007199254740992.5,", "9007199254740993e1,",
    "18446744073709551615,", "18446744073709551616,", "1e22,", "1e23,",
    "1e400,", "1e-400,", "4.9e-324,", "1.7976931348623157e308,",
    "0.000000000000000000000000000000001,", "16777217,", "16777219,",
    "1.00000011920928955078125,", "1e99999999999,", "1e,", "1e+,", "1.2.3,",
    "123456789012345678901234567890,", "2.2250738585072011e-308,",
    "8.5e-20,", "7e19,", "1.17549435e-38," };
  static const char *const bad[] = { "", "-", "+", ".", "-.", "e5", "x", ",",
                                     "--1", "nan", "inf" };
  char text[100];
  double v;
  for (dsc_int i = 0; i < COUNT (good); i++)
    check_decimal (good[i]);
  for (dsc_int i = 0; i < COUNT (bad); i++)
    CHECK (! dsc_decimal_d (bad[i], &v) && ! dsc_decimal_s (bad[i], &v));
  for (int i = 0; i < 20000; i++)
    {
      random_decimal (text);
      check_decimal (text);
    }
}

/* ---- labels */

static _Alignas (64) char room[1 << 22];

static void
test_labels (void)
{
  dsc_labels l;
  char text[DSC_LABEL_BYTES];
  CHECK_THAT (dsc_labels_begin (&l, NULL), <=, sizeof room);
  dsc_labels_begin (&l, room);
  CHECK_EQUAL (dsc_labels_number (&l, "b", 1), 1);
  CHECK_EQUAL (dsc_labels_number (&l, "a", 1), 2);
  CHECK_EQUAL (dsc_labels_number (&l, "", 0), 3);
  CHECK_EQUAL (dsc_labels_number (&l, "ab", 2), 4);
  CHECK_EQUAL (dsc_labels_number (&l, "b", 1), 1);
  CHECK_EQUAL (l.n, 4);
  CHECK (memcmp (l.text + l.begin[3], "ab", 2) == 0);
  l.more = 0;
  CHECK_EQUAL (dsc_labels_number (&l, "c", 1), 0);
  CHECK_EQUAL (dsc_labels_number (&l, "a", 1), 2);
  dsc_labels_begin (&l, room);
  for (int i = 1; i <= DSC_LABELS_MOST; i++)
    if (dsc_labels_number (&l, text, (size_t) sprintf (text, "%d", i)) != i)
      CHECK_EQUAL (l.n, i);
  CHECK_EQUAL (dsc_labels_number (&l, "x", 1), 0);
  CHECK_EQUAL (dsc_labels_number (&l, "65535", 5), 65535);
  dsc_labels_begin (&l, room);
  memset (text, 'y', sizeof text);
  int n = 0;
  for (; n < 10000; n++)
    {
      memcpy (text, &n, sizeof n);
      if (! dsc_labels_number (&l, text, sizeof text))
        break;
    }
  CHECK_EQUAL (n, DSC_LABELS_TEXT / DSC_LABEL_BYTES);
}

/* ---- lines */

static dsc_source_error error;

enum { MOST = 100, COLUMNS_MOST = 8 };

/* What a text became, all of it. */
typedef struct
{
  dsc_status status;
  dsc_int samples;
  double X[MOST * COLUMNS_MOST], Y[MOST * COLUMNS_MOST];
} table;

/* Reads TEXT as it comes in pieces of K bytes, MOST samples at a time. */
static void
read_text (dsc_csv *c, const char *text, size_t n, size_t k, dsc_int most,
           table *t)
{
  static char buffer[4096];
  size_t have = 0, came = 0;
  t->samples = 0;
  for (;;)
    {
      size_t taken;
      dsc_int samples;
      const size_t some = n - came < k ? n - came : k;
      memcpy (buffer + have, text + came, some);
      came += some;
      have += some;
      do
        {
          t->status = dsc_csv_read (c, buffer, have, came == n, most,
                                    t->X + t->samples * c->features,
                                    t->Y + t->samples * c->targets, &taken,
                                    &samples, &error);
          if (t->status != DSC_OK)
            return;
          t->samples += samples;
          have -= taken;
          memmove (buffer, buffer + taken, have);
        }
      while (samples == most);
      if (came == n)
        break;
    }
  CHECK_EQUAL (have, 0);
}

static const dsc_int uses[] = { 1, 0, DSC_CSV_IGNORED, DSC_CSV_TARGET };

static dsc_csv
four_columns (dsc_labels *labels)
{
  dsc_labels_begin (labels, room);
  return (dsc_csv) { .delimiter = ',', .columns = 4, .features = 2,
                     .targets = 1, .use = uses, .kind = DSC_DOUBLE,
                     .labels = labels };
}

static void
test_good (void)
{
  static const char text[] =
    "1,2,x,red\n"
    "\n"
    " 3 , 4e1 ,\"a \"\"quoted\"\", cell\nof two lines\", blue \r\n"
    "\"5\",\t-6.5,,\"red\"\n"
    ",NA,y,\n"
    "nan,Inf,5\" disk,green\r\n"
    "\r\n"
    "-inf,1,z,a b";
  static const double X[] = { 2, 1, 40, 3, -6.5, 5, NAN, NAN, INFINITY, NAN,
                              1, -INFINITY },
                      Y[] = { 1, 2, 1, 0, 3, 4 };
  const size_t n = sizeof text - 1;
  for (size_t k = 1; k <= n; k++)
    for (dsc_int most = 1; most < 8; most += 3)
      {
        dsc_labels labels;
        table t;
        dsc_csv c = four_columns (&labels);
        read_text (&c, text, n, k, most, &t);
        CHECK_EQUAL (t.status, DSC_OK);
        CHECK_EQUAL (t.samples, 6);
        for (int i = 0; i < 12; i++)
          CHECK (t.X[i] == X[i] || (isnan (t.X[i]) && isnan (X[i])));
        CHECK_SAME (t.Y, Y, sizeof Y);
        CHECK_EQUAL (c.missing, 3);
        CHECK_EQUAL (c.unlabelled, 1);
        CHECK_EQUAL (c.line, 9);
        CHECK_EQUAL (labels.n, 4);
      }
}

static const struct
{
  const char *text;
  dsc_fault fault;
  int line, cell;
  const char *given;
} bad[] = {
  { "1,2,,a\n1,b,,a\n", DSC_FAULT_CELL, 2, 2, "b" },
  { "1,2,,a\n\n1.5.2,3,,a\n", DSC_FAULT_CELL, 3, 1, "1.5.2" },
  { "1,2,,a\n1,3 4,,a", DSC_FAULT_CELL, 2, 2, "3 4" },
  { "1,2,,a\n1,0x10,,a", DSC_FAULT_CELL, 2, 2, "0x10" },
  { "1,2,\"\n\n\",a\n1,,,\n\"x\",,,", DSC_FAULT_CELL, 5, 1, "x" },
  { "1,2,,a\n1,2,a\n", DSC_FAULT_CELLS, 2, 3, "" },
  { "1,2,,a\n1,2,,a,b\n", DSC_FAULT_CELLS, 2, 4, "" },
  { "1,2,,a\n1\n", DSC_FAULT_CELLS, 2, 1, "" },
  { "1,2,\"x,a\n1,2,,a\n", DSC_FAULT_QUOTE, 1, 3, "" },
  { "1,\"2\"x,,a\n", DSC_FAULT_QUOTE, 1, 2, "" },
  { "1,2,,c\n", DSC_FAULT_LABELS, 1, 4, "c" } };

static void
test_bad (void)
{
  for (dsc_int i = 0; i < COUNT (bad); i++)
    for (size_t k = 1; k < 40; k++)
      {
        dsc_labels labels;
        table t;
        dsc_csv c = four_columns (&labels);
        dsc_labels_number (&labels, "a", 1);
        labels.more = 0;
        read_text (&c, bad[i].text, strlen (bad[i].text), k, 5, &t);
        CHECK_EQUAL (t.status, DSC_EDATA);
        CHECK_EQUAL (error.fault, bad[i].fault);
        CHECK_EQUAL (error.line, bad[i].line);
        CHECK_EQUAL (error.cell, bad[i].cell);
        CHECK (strcmp (error.given, bad[i].given) == 0);
      }
}

static void
test_single (void)
{
  char text[] = "16777217.;3\n1e-3;4\n ";
  const dsc_int use[] = { 0, 1 };
  float X[10];
  size_t taken;
  dsc_int samples;
  dsc_csv c = { .delimiter = ';', .columns = 2, .features = 2, .use = use,
                .kind = DSC_FLOAT };
  CHECK_EQUAL (dsc_csv_read (&c, text, sizeof text - 2, 1, 5, X, NULL, &taken,
                             &samples, &error), DSC_OK);
  CHECK_EQUAL (samples, 2);
  CHECK (X[0] == 16777216 && X[1] == 3 && X[2] == 1e-3f && X[3] == 4);
}

static void
test_cells (void)
{
  char cell[4];
  size_t bytes;
  double v;
  const char text[] = " \"a\"\"bcd\" ,x\n";
  const char *end = dsc_csv_cell (text, text + sizeof text - 1, ',', cell,
                                  sizeof cell, &bytes);
  CHECK (end && *end == ',');
  CHECK_EQUAL (bytes, 5);
  CHECK (strcmp (cell, "a\"b") == 0);
  CHECK_EQUAL (dsc_csv_delimiter ("a;b,c;d\n,,,,", 12), ';');
  CHECK_EQUAL (dsc_csv_delimiter ("\"a;;;;b\",c\td,e", 14), ',');
  CHECK_EQUAL (dsc_csv_delimiter ("a\tb", 3), '\t');
  CHECK_EQUAL (dsc_csv_delimiter ("a", 1), ',');
  CHECK (dsc_csv_is_number ("-Infinity", &v) && v < 0);
  CHECK (dsc_csv_is_number ("", &v) && isnan (v));
  CHECK (! dsc_csv_is_number ("1x", &v) && ! dsc_csv_is_number ("infin", &v));
}

/* ---- a random order: keys do not depend on where one begins */

static void
test_shuffle (void)
{
  enum { N = 300 };
  uint64_t all[N], some[N];
  int high = 0;
  dsc_shuffle_keys (5, 0, N, all);
  for (dsc_int first = 0; first < N; first += 7)
    {
      dsc_shuffle_keys (5, first, N - first, some);
      CHECK_SAME (some, all + first, (size_t) (N - first) * sizeof some[0]);
    }
  for (int i = 0; i < N; i++)
    {
      high += all[i] >> 63 != 0;
      for (int j = 0; j < i; j++)
        if (all[i] == all[j])
          CHECK (! "equal keys");
    }
  CHECK (high > 110 && high < 190);
  dsc_shuffle_keys (6, 0, N, some);
  CHECK (some[0] != all[0]);
}

void
test_csv (void)
{
  test_decimal ();
  test_labels ();
  test_good ();
  test_bad ();
  test_single ();
  test_cells ();
  test_shuffle ();
}
