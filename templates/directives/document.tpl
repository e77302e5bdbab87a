{{!One document for officers.}}
{{>parts/document_facts}}
{{>parts/errors}}
{{#MAY_WRITE}}<p class="actions"><a class="button" href="/staff/directives/{{CODE}}/task">[[directives.task.new]]</a> <a class="button button--plain" href="/staff/directives/{{CODE}}/edit">[[directives.correct]]</a></p>{{/MAY_WRITE}}
<div class="split split--main">
{{>parts/document_body}}
<div>
{{>parts/links_panel}}
{{#MAY_WRITE}}<section class="panel" aria-labelledby="relate-head"><h2 id="relate-head">[[directives.relate]]</h2>
<details{{#RELATE_OPEN}} open{{/RELATE_OPEN}}><summary>[[directives.relate.open]]</summary>
<form class="form" method="post" action="/staff/directives/{{CODE}}/relate">{{>parts/csrf}}
{{>parts/select field="relation" label="[[directives.relation]]" empty="[[links.choose]]"}}
{{>parts/input field="to" label="[[directives.to]]" hint="[[directives.to.hint]]" size="medium" complete="off" max="80"}}
<p class="actions"><button class="button button--plain" type="submit">[[links.join]]</button></p></form></details></section>{{/MAY_WRITE}}
</div>
</div>
{{>parts/cascade}}
