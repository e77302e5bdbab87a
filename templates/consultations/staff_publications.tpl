{{!Officers: what has to be published, how it stands, and a new duty.}}
<h1>[[publications.title]]</h1>
{{>parts/errors}}
{{#EMPTY}}<div class="notice"><p>[[publications.staff.empty]]</p></div>{{/EMPTY}}
<ul class="list">{{#ROW}}<li><h2><a href="/staff/publications/{{CODE}}">{{TITLE}}</a></h2><p class="muted">{{ITEM}} · {{COMMUNE}}</p><p>{{#DEBT}}<span class="left left--{{DEBT_LOOK}}">{{OWED}}</span> {{/DEBT}}</p></li>
{{/ROW}}</ul>
<form class="form panel" method="post" action="/staff/publications">{{>parts/csrf}}<h2>[[publications.new]]</h2>
{{>parts/select field="commune" label="[[votes.commune]]"}}{{>parts/select field="item" label="[[publications.item]]" empty="[[votes.choose]]"}}{{>parts/input field="title" label="[[publications.what]]" max="300"}}{{>parts/input field="issued" label="[[publications.issued]]" type="date" size="medium"}}{{>parts/textarea field="plan" label="[[publications.plan]]" hint="[[publications.plan.hint]]" rows="3" max="2000"}}
<p class="actions"><button class="button" type="submit">[[publications.new]]</button></p></form>
