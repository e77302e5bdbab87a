{{!A letter alone, for print.tpl.}}
{{>parts/letter_sheet level="1"}}
