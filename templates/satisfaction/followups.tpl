{{!What low marks need.}}
<h1>[[followup.title]]</h1>
<p class="lead">[[followup.lead]]</p>
{{>parts/errors}}
{{#EMPTY}}<div class="notice"><p>[[followup.empty]]</p></div>{{/EMPTY}}
{{#ROW}}<section class="panel" aria-label="{{CODE}}"><p class="tags">{{>parts/tag}} <strong>{{MARK}}</strong></p>
<dl class="facts"><div><dt>[[followup.file]]</dt><dd><span class="mono">{{FILE}}</span> · {{TOPIC}} · {{UNIT}}</dd></div>
<div><dt>[[followup.due]]</dt><dd>{{DUE}}</dd></div>
{{#LOW}}<div><dt>[[followup.low]]</dt><dd>{{LOW_TEXT}}</dd></div>{{/LOW}}
{{#WHO}}<div><dt>[[followup.who]]</dt><dd>{{WHO_TEXT}}</dd></div>{{/WHO}}
{{#DID}}<div><dt>[[followup.did]]</dt><dd>{{DID_TEXT}}</dd></div>{{/DID}}</dl>
{{#SAID}}<blockquote class="said">{{SAID_TEXT}}</blockquote>{{/SAID}}
{{#ACT}}{{#TAKE}}<form method="post" action="/staff/followups/{{CODE}}/take">{{>parts/csrf}}<p class="actions"><button class="button button--plain" type="submit">[[followup.take]]</button></p></form>{{/TAKE}}
<form class="form" method="post" action="/staff/followups/{{CODE}}/done">{{>parts/csrf}}
<div class="field"><label for="{{FIELD_ID}}">[[followup.did]]</label><textarea class="input input--area" id="{{FIELD_ID}}" name="done_words" rows="2" maxlength="2000">{{TYPED}}</textarea></div>
<p class="actions"><button class="button" type="submit">[[followup.finish]]</button></p></form>{{/ACT}}
</section>{{/ROW}}
