{{!Dossiers in hand, the least time left first.}}
<h1>[[procedures.queue.title]]</h1>
<nav class="tabs" aria-label="[[procedures.queue.views]]"><ul class="numbers">{{#TAB}}<li><a href="{{TAB_HREF}}"{{#TAB_HERE}} aria-current="page"{{/TAB_HERE}}><span class="number">{{TAB_COUNT}}</span> {{TAB_NAME}}</a></li>
{{/TAB}}</ul></nav>
<form class="panel filter filters" method="get" action="/staff/dossiers" role="search">
<input type="hidden" name="view" value="{{VIEW}}">
{{>parts/input field="code" label="[[procedures.code]]" size="medium" complete="off" max="20"}}
{{>parts/select field="field" label="[[procedures.field]]" empty="[[cases.any]]"}}
<p class="actions"><button class="button" type="submit">[[cases.filter]]</button> <a class="button button--link" href="/staff/dossiers">[[cases.clear]]</a></p>
</form>
{{#EMPTY}}<div class="notice notice--done"><p>[[procedures.queue.empty]]</p></div>{{/EMPTY}}
{{#TABLE}}<h2 id="queue-head">[[procedures.queue.list]]</h2>
<div class="table-box" role="region" aria-labelledby="queue-head" tabindex="0">
<table class="table table--stack">
<thead><tr><th scope="col">[[procedures.left]]</th><th scope="col">[[procedures.code]]</th><th scope="col">[[procedures.procedure]]</th><th scope="col">[[procedures.state]]</th><th scope="col">[[procedures.holder]]</th></tr></thead>
<tbody>{{#ROW}}<tr><td data-label="[[procedures.left]]">{{#LEFT}}<span class="left left--{{LEFT_LOOK}}">{{#OF_STEP}}[[procedures.left.step]] {{/OF_STEP}}{{LEFT_TEXT}}</span>{{/LEFT}}{{#DUE}}<br><span class="muted">[[procedures.due.short]] {{DUE_DATE}}</span>{{/DUE}}</td>
<th scope="row" data-label="[[procedures.code]]"><a href="/staff/dossier/{{CODE}}">{{CODE}}</a><br><span class="muted">{{REGISTER}}</span></th>
<td data-label="[[procedures.procedure]]">{{NAME}}</td>
<td data-label="[[procedures.state]]">{{>parts/tag}}{{#AGAIN}} <span class="tag tag--wait">[[procedures.again]]</span>{{/AGAIN}}{{#AT_STEP}}<br><span class="muted">{{STEP_NAME}}</span>{{/AT_STEP}}</td>
<td data-label="[[procedures.holder]]">{{HOLDER}}</td></tr>
{{/ROW}}</tbody>
</table></div>{{/TABLE}}
{{>parts/pages}}
