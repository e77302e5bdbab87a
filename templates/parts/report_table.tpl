{{!The table of a report (pages/insight/report_page.h, fill_report_table); label}}
<div class="table-box" role="region" aria-label="@label@" tabindex="0">
<table class="table report-table">
<thead>
<tr><th scope="col" rowspan="2">[[reports.row.unit]]</th>{{#GROUP}}<th scope="colgroup" colspan="{{GROUP_SPAN}}">{{GROUP_NAME}}</th>{{/GROUP}}</tr>
<tr>{{#COLUMN}}<th scope="col"><span class="report-table__number">{{COLUMN_NUMBER}}</span> {{COLUMN_NAME}}</th>{{/COLUMN}}</tr>
</thead>
<tbody>
{{#ROW}}<tr><th scope="row">{{#ROW_LINK}}<a href="{{ROW_HREF}}">{{ROW_NAME}}</a>{{/ROW_LINK}}{{#ROW_PLAIN}}{{ROW_NAME}}{{/ROW_PLAIN}}</th>{{#CELL}}<td class="is-number">{{#LINK}}<a href="{{CELL_HREF}}">{{CELL_VALUE}}</a>{{/LINK}}{{#PLAIN}}{{CELL_VALUE}}{{/PLAIN}}</td>{{/CELL}}</tr>
{{/ROW}}
</tbody>
</table>
</div>
{{#EARLIER}}<p><a href="{{EARLIER_HREF}}">[[reports.rows.earlier]]</a></p>{{/EARLIER}}
{{#LATER}}<p><a href="{{LATER_HREF}}">[[reports.rows.later]]</a></p>{{/LATER}}
