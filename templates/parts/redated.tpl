{{!Dates that a change of the calendar or of a rule has moved; values by show_redated (pages/casework/watch.h).}}
{{#REDATED}}<p class="notice">{{REDATED_TEXT}}</p>
{{/REDATED}}
