{{!Form 07 on paper: A4, landscape.}}
<div class="report-paper">
<div class="sheet__head"><div><p class="sheet__unit">{{UNIT}}</p></div><div><p class="sheet__date">[[procedures.register.form]]</p></div></div>
<h1 class="sheet__title">[[procedures.register.title]]</h1>
<p class="report-paper__about">[[meetings.from]] {{FROM}} [[meetings.to]] {{TO}}</p>
<div class="report-paper__box"><table class="sheet-table">
<thead><tr>{{#HEAD}}<th scope="col">{{HEAD_TEXT}}</th>{{/HEAD}}</tr></thead>
<tbody>{{#ROW}}<tr>{{#CELL}}<td data-label="{{CELL_LABEL}}">{{CELL_TEXT}}</td>{{/CELL}}</tr>
{{/ROW}}</tbody>
</table></div></div>
