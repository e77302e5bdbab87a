{{!Praise or criticism of a post: first the office, then the rest.}}
<h1>[[remark.title]]</h1>
<p class="lead">[[remark.lead]]</p>
{{>parts/errors}}
{{#NO_UNIT}}<form class="form" method="get" action="/remark">
{{>parts/select field="unit" label="[[remark.unit]]" empty="[[send.choose]]"}}
<p class="actions"><button class="button" type="submit">[[remark.next]]</button></p></form>{{/NO_UNIT}}
{{#REST}}<p><strong>{{UNIT_NAME}}</strong> · <a href="/remark">[[remark.other_unit]]</a></p>
<form class="form" method="post" action="/remark">{{>parts/csrf}}
<input type="hidden" name="unit" value="{{UNIT_CODE}}">
{{>parts/radios field="kind" label="[[remark.kind]]"}}
{{>parts/radios field="post" label="[[remark.post]]" hint="[[remark.post.hint]]"}}
{{>parts/textarea field="words" label="[[remark.words]]" hint="[[remark.words.hint]]" rows="5" max="2000"}}
<p class="actions"><button class="button" type="submit">[[remark.send]]</button></p></form>{{/REST}}
<p class="muted">[[remark.not_denunciation]] <a href="/denounce">[[site.nav.denounce]]</a></p>
