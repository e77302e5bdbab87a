{{!A statutory report on paper, A4 across. Shown by Renderer::print.}}
<article class="report-paper">
<p class="report-paper__code">{{CODE}}</p>
<h1 class="sheet__title">{{NAME}}</h1>
<p class="report-paper__about">{{UNIT}} · {{PERIOD}}</p>
<div class="report-paper__box" role="region" aria-label="[[reports.table]]" tabindex="0">
<table class="sheet-table report-table">
<thead>
<tr><th scope="col" rowspan="2">[[reports.row.unit]]</th>{{#GROUP}}<th scope="colgroup" colspan="{{GROUP_SPAN}}">{{GROUP_NAME}}</th>{{/GROUP}}</tr>
<tr>{{#COLUMN}}<th scope="col">{{COLUMN_NAME}}</th>{{/COLUMN}}</tr>
<tr class="report-table__numbers"><td></td>{{#NUMBER}}<td>{{COLUMN_NUMBER}}</td>{{/NUMBER}}</tr>
</thead>
<tbody>
{{#ROW}}<tr><th scope="row">{{ROW_NAME}}</th>{{#CELL}}<td>{{CELL_VALUE}}</td>{{/CELL}}</tr>
{{/ROW}}
</tbody>
</table>
</div>
{{#FINDING}}<p class="report-paper__finding">{{FINDING_TEXT}}</p>
{{/FINDING}}
{{#ADDS_UP}}<p>[[reports.adds_up]]</p>{{/ADDS_UP}}
{{#EXPLAINED}}<p><strong>[[reports.explanation]]:</strong> {{EXPLANATION}}</p>{{/EXPLAINED}}
{{#FROZEN}}<p>{{FROZEN_TEXT}}</p>{{/FROZEN}}
<p class="report-paper__note">{{AS_OF}} {{CITATION}}</p>
<div class="report-paper__sign"><div><p>[[reports.paper.maker]]</p><p class="sheet__hint">[[reports.paper.sign_name]]</p></div><div><p>[[reports.paper.head]]</p><p class="sheet__hint">[[reports.paper.sign_stamp]]</p></div></div>
</article>
