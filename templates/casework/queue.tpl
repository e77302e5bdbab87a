{{!The officers' queue: counts, filters, cases by time left.}}
<h1>[[staff.queue.title]]</h1>
{{#SLIP}}<form class="actions" method="post" action="/staff/case/{{SLIP_CODE}}/letter/transfer">{{>parts/csrf}}<button class="button button--plain" type="submit">[[letters.print.transfer]]</button></form>{{/SLIP}}
<ul class="numbers">
<li><span class="number">{{COUNT_OPEN}}</span> [[staff.queue.open]]</li>
<li><span class="number">{{COUNT_LATE}}</span> [[staff.queue.late]]</li>
<li><span class="number">{{COUNT_SOON}}</span> [[staff.queue.soon]]</li>
<li><span class="number">{{COUNT_WAITING}}</span> [[staff.queue.waiting]]</li>
</ul>
<form class="panel filter filters" method="get" action="/staff/queue" role="search">
{{>parts/input field="words" label="[[staff.queue.words]]" complete="off" max="100"}}
{{>parts/select field="state" label="[[cases.state]]" empty="[[cases.any]]"}}
{{>parts/select field="category" label="[[send.category]]" empty="[[cases.any]]"}}
{{>parts/checkbox field="mine" label="[[staff.queue.mine]]"}}
{{>parts/checkbox field="late" label="[[staff.queue.only_late]]"}}
{{#ONE_UNIT}}<input type="hidden" name="unit" value="{{UNIT_CODE}}"><p>[[staff.queue.one_unit]] <strong>{{UNIT_NAME}}</strong></p>{{/ONE_UNIT}}
<p class="actions"><button class="button" type="submit">[[cases.filter]]</button>
<a class="button button--link" href="/staff/queue">[[cases.clear]]</a></p>
</form>
{{#EMPTY}}<div class="notice notice--done"><p>[[staff.queue.empty]]</p></div>{{/EMPTY}}
{{#NO_MATCH}}<div class="notice"><p>[[staff.queue.no_match]]</p></div>{{/NO_MATCH}}
{{#TABLE}}<h2 id="queue-head">[[staff.queue.list]]</h2>
<div class="table-box" role="region" aria-labelledby="queue-head" tabindex="0">
<table class="table table--stack">
<thead><tr><th scope="col">[[staff.queue.left]]</th><th scope="col">[[staff.queue.code]]</th><th scope="col">[[staff.queue.what]]</th><th scope="col">[[cases.state]]</th><th scope="col">[[staff.queue.who]]</th></tr></thead>
<tbody>
{{#ROW}}<tr><td data-label="[[staff.queue.left]]"><span class="left left--{{LEFT_LOOK}}">{{LEFT_TEXT}}</span>{{#DUE}}<br><span class="muted">{{DUE_DATE}}</span>{{/DUE}}</td>
<th scope="row" data-label="[[staff.queue.code]]"><a href="/staff/case/{{CODE}}">{{CODE}}</a></th>
<td data-label="[[staff.queue.what]]">{{TEXT}}<br><span class="muted">{{CATEGORY}}{{#WHERE}} · {{PLACE}}{{/WHERE}}</span></td>
<td data-label="[[cases.state]]"><span class="tag tag--{{TAG_LOOK}}">{{TAG_TEXT}}</span></td>
<td data-label="[[staff.queue.who]]">{{UNIT}}{{#WHO}}<br><span class="muted">{{OFFICER}}</span>{{/WHO}}</td></tr>
{{/ROW}}
</tbody>
</table>
</div>{{/TABLE}}
{{>parts/pages}}
