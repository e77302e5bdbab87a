{{!The outbox: channels and dead letters, for the administrator.}}
<h1>[[notices.outbox.title]]</h1>
<p class="lead">[[notices.outbox.lead]]</p>
<section class="panel" aria-labelledby="channels-head">
<h2 id="channels-head">[[notices.outbox.channels]]</h2>
{{#NO_CHANNEL}}<p>[[notices.outbox.no_channel]]</p>{{/NO_CHANNEL}}
<dl class="facts">
{{#CHANNEL}}<div><dt>{{CHANNEL_NAME}}</dt><dd>{{#WORKS}}<span class="tag tag--done">[[notices.outbox.works]]</span>{{/WORKS}}{{#RESTS}}<span class="tag tag--late">[[notices.outbox.rests]]</span> {{REST_WHY}}; [[notices.outbox.again]] {{REST_UNTIL}}.{{/RESTS}} {{CHANNEL_WAITING}}</dd></div>
{{/CHANNEL}}
</dl>
{{#OLDEST}}<p class="muted">{{OLDEST_TEXT}}</p>{{/OLDEST}}
</section>
<section aria-labelledby="dead-head">
<h2 id="dead-head">[[notices.outbox.dead]]</h2>
{{#NO_DEAD}}<div class="notice notice--done"><p>[[notices.outbox.no_dead]]</p></div>{{/NO_DEAD}}
<ul class="list">
{{#DEAD}}<li><h3>{{DEAD_SUBJECT}}</h3>
<p>{{DEAD_WHO}} · {{DEAD_CHANNEL}} · {{DEAD_WHEN}} · {{DEAD_ATTEMPTS}}</p>
<p><span class="tag tag--late">[[notices.outbox.why]]</span> {{DEAD_WHY}}</p>
<div class="actions"><form method="post" action="/staff/outbox/{{DEAD_ID}}/retry">{{>parts/csrf}}<button class="button button--small" type="submit">[[notices.outbox.retry]]</button></form>
<form method="post" action="/staff/outbox/{{DEAD_ID}}/discard">{{>parts/csrf}}<button class="button button--small button--plain" type="submit">[[notices.outbox.discard]]</button></form></div></li>
{{/DEAD}}
</ul>
{{#OLDER}}<p class="actions"><a class="button button--plain" href="{{OLDER_HREF}}">[[notices.told.older]]</a></p>{{/OLDER}}
</section>
