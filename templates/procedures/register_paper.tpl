{{!Form 07 on paper.}}
<p class="sheet__unit">{{UNIT}}</p>
<p class="muted">[[procedures.register.form]]</p>
<h1 class="sheet__title">[[procedures.register.title]]</h1>
<p class="muted">[[meetings.from]] {{FROM}} [[meetings.to]] {{TO}}</p>
<div class="table-box"><table class="table sheet__wide">
<thead><tr>{{#HEAD}}<th scope="col">{{HEAD_TEXT}}</th>{{/HEAD}}</tr></thead>
<tbody>{{#ROW}}<tr>{{#CELL}}<td data-label="{{CELL_LABEL}}">{{CELL_TEXT}}</td>{{/CELL}}</tr>
{{/ROW}}</tbody>
</table></div>
