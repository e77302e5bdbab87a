{{!Form 03/TCD on paper.}}
<p class="sheet__unit">{{UNIT}}</p>
<h1 class="sheet__title">[[meetings.register.title]]</h1>
<p class="muted">[[meetings.from]] {{FROM}} [[meetings.to]] {{TO}}</p>
<div class="table-box"><table class="table sheet__wide">
<thead><tr>{{#HEAD}}<th scope="col">{{HEAD_TEXT}}</th>{{/HEAD}}</tr>
<tr>{{#NUMBER}}<td>({{NUMBER_TEXT}})</td>{{/NUMBER}}</tr></thead>
<tbody>{{#ROW}}<tr>{{#CELL}}<td data-label="{{CELL_LABEL}}">{{CELL_TEXT}}</td>{{/CELL}}</tr>
{{/ROW}}</tbody>
</table></div>
