## s = schedule_options (who, options, given, steps)
## The struct that get_schedule of src/oct/schedule.h reads, from what
## __options__ has made of schedule_option_rows and from OPTIONS.LearnRate,
## with every option that the schedule uses.  STEPS is the length of the run, in
## epochs or iterations as SchedulePer says; [] where there is no run, so that
## Duration must be given.
## SPDX-License-Identifier: GPL-3.0-or-later

function s = schedule_options (who, options, given, steps)
  persistent table = __learnrate__ ();   # the rows of schedule.c and schedule-options.c
  persistent names = table.Options(:,1)';
  persistent defaults = default_schedules (table);
  persistent aliases = __optionaliases__ ();

  if (strcmp (options.LearnRateSchedule, "piecewise"))
    options.LearnRateSchedule = "step";
  endif
  row = find (strcmp (options.LearnRateSchedule, table.Schedules));
  s = defaults{row};
  s.LearnRate = options.LearnRate;
  fields = fieldnames (given);
  for i = find (vertcat (struct2cell (given){:}))(:)'
    name = fields{i};
    value = options.(name);
    alias = strcmp (name, aliases(:,1));
    if (any (alias))
      name = aliases{alias,2};
      if (given.(name))
        error ("descent:option", "%s: give %s or %s, not both", who, name, fields{i});
      endif
    endif
    option = find (strcmp (name, names));
    if (isempty (option))                # not of a schedule
      continue;
    elseif (! table.Uses(row,option))
      hint = "";
      if (isfield (options, ["Validation", fields{i}]))      # Patience of early stopping
        hint = sprintf ('; did you mean "Validation%s"?', fields{i});
      endif
      error ("descent:option", '%s: the schedule "%s" does not take "%s"%s', who, s.Schedule,
             fields{i}, hint);
    elseif (ischar (value))              # names count from 0
      value = find (strcmp (value, strsplit (table.Options{option,2}, "|"))) - 1;
    endif
    s.(name) = value;
  endfor

  if (table.Uses(row,strcmp (names, "Duration")) && ! given.Duration)
    if (isempty (steps))
      error ("descent:option", '%s: the schedule "%s" needs Duration', who, s.Schedule);
    endif
    s.Duration = max (steps - s.WarmUp - s.Delay, 1);
  endif
endfunction

function list = default_schedules (table)
  for i = 1:numel (table.Schedules)
    with = table.Uses(i,:) & ! isnan (table.Defaults(i,:));
    list{i} = cell2struct (num2cell (table.Defaults(i,with)), table.Options(with,1), 2);
    list{i}.Schedule = table.Schedules{i};
  endfor
endfunction
