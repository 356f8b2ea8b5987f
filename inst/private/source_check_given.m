## source_check_given (given, format)
## An error for options of other formats than FORMAT, which would do nothing.
## SPDX-License-Identifier: GPL-3.0-or-later

function source_check_given (given, format)
  persistent owners = {
    "hdf5", {"Dataset"}
    "raw", {"Size", "Offset", "RecordBytes", "ByteOrder"}
    "csv", {"Delimiter", "HeaderLine", "Columns", "LabelColumn", "Labels", "Classes"}};
  for i = 1:rows (owners)
    for name = owners{i,2}(:)'
      if (given.(name{1}) && ! strcmp (format, owners{i,1}))
        error ("descent:option", 'datasource: %s needs "Format", "%s"', name{1}, owners{i,1});
      endif
    endfor
  endfor
  if (given.Class && ! any (strcmp (format, {"raw", "csv"})))
    error ("descent:option", 'datasource: Class needs "Format", "raw" or "csv"');
  elseif (given.ObservationsIn && any (strcmp (format, {"raw", "csv", "idx"})))
    error ("descent:option", 'datasource: ObservationsIn needs "Format", "npy" or "hdf5"');
  endif
endfunction
