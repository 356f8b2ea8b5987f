## rows = schedule_option_rows ()
## The options of a schedule of the learning rate, as rows of a table for
## __options__: LearnRateSchedule, SchedulePer and the names beside them;
## LearnRate (and InitialLearnRate, its alias) are the caller's own.
## SPDX-License-Identifier: GPL-3.0-or-later

function rows = schedule_option_rows ()
  table = __learnrate__ ();              # the rows of schedule.c and schedule-options.c
  aliases = __optionaliases__ ();
  rows = {"LearnRateSchedule", "none", [table.Schedules, {"piecewise"}]
          "SchedulePer", "epoch", {"epoch", "iteration"}};
  for i = find (! strcmp (table.Options(:,1)', "LearnRate"))(:)'
    [name, rule] = table.Options{i,:};
    if (any (rule == "|"))
      rule = strsplit (rule, "|");
    endif
    rows(end+1,:) = {name, [], rule};
    for alias = aliases(strcmp (aliases(:,2), name),1)(:)'
      rows(end+1,:) = {alias{1}, [], rule};
    endfor
  endfor
endfunction
