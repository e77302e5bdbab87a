{{!The chain as officers see it, with the forms to add and undo a tie.}}
{{>parts/errors}}
{{>parts/chain}}
{{>parts/links_panel}}
{{#UNDONE}}<p class="muted"><s>{{UNDONE_NAME}} {{UNDONE_CODE}}</s> · {{UNDONE_AT}}: {{UNDONE_REASON}}</p>
{{/UNDONE}}
