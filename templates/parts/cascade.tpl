{{!How a document is carried down: picture and table; pages/directives/parts.h fills it.}}
<h2 id="cascade-head">[[directives.cascade]]</h2>
{{#PICTURE}}<div class="table-box picture-box" role="region" aria-labelledby="cascade-head" tabindex="0">{{SVG:none}}</div>{{/PICTURE}}
{{#NO_TASKS}}<p>[[directives.no_tasks]]</p>{{/NO_TASKS}}
{{#TASKS}}<h3 id="tasks-head">[[directives.tasks]]</h3>
<div class="table-box" role="region" aria-labelledby="tasks-head" tabindex="0">
<table class="table table--stack">
<thead><tr><th scope="col">[[directives.task]]</th><th scope="col">[[directives.due]]</th><th scope="col" class="is-number">[[directives.units]]</th><th scope="col" class="is-number">[[directives.cell.done]]</th><th scope="col" class="is-number">[[directives.cell.late]]</th><th scope="col" class="is-number">[[directives.cell.missing]]</th></tr></thead>
<tbody>
{{#TASK}}<tr><td data-label="[[directives.task]]">{{#TASK_LINK}}<a href="{{TASK_HREF}}">{{TASK_TITLE}}</a>{{/TASK_LINK}}{{#TASK_PLAIN}}<strong>{{TASK_TITLE}}</strong>{{/TASK_PLAIN}}<br><span class="muted">{{TASK_RESULT}}</span></td>
<td data-label="[[directives.due]]">{{TASK_DUE}}</td><td class="is-number" data-label="[[directives.units]]">{{TASK_UNITS}}</td><td class="is-number" data-label="[[directives.cell.done]]">{{TASK_DONE}}</td>
<td class="is-number" data-label="[[directives.cell.late]]">{{TASK_LATE}}</td><td class="is-number" data-label="[[directives.cell.missing]]">{{TASK_MISSING}}</td></tr>
{{/TASK}}
</tbody>
</table>
</div>{{/TASKS}}
