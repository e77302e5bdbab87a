{{!Praise and criticism for those who answer, and for who holds the post.}}
<h1>{{TITLE}}</h1>
<p class="lead">{{LEAD}}</p>
{{>parts/errors}}
{{#COUNT}}<dl class="facts"><div><dt>{{COUNT_UNIT}}<br><span class="muted">[[remark.head]]: {{HEAD}}</span></dt><dd>[[remark.kind.praise]]: {{PRAISE}} · [[remark.kind.criticism]]: {{CRITICISM}} · [[remark.upheld]]: {{RIGHT}} · [[remark.late]]: {{LATE}}</dd></div></dl>{{/COUNT}}
{{#EMPTY}}<div class="notice"><p>[[remark.empty]]</p></div>{{/EMPTY}}
{{#ROW}}<section class="panel" aria-labelledby="head-{{CODE}}"><h2 id="head-{{CODE}}">{{KIND}}: {{POST}} <span class="muted mono">{{CODE}}</span></h2>
<p class="tags">{{>parts/tag}} <span class="muted">{{UNIT}} · {{WHEN}} · [[remark.due]] {{DUE}}</span></p>
<blockquote class="said">{{WORDS}}</blockquote>
{{#REPLIED}}<h3>[[remark.reply]]</h3><blockquote class="said">{{REPLY_TEXT}}</blockquote>{{/REPLIED}}
{{#ANSWERED}}<h3>[[remark.answer]]</h3><p>{{#FINDING}}<strong>{{FINDING_TEXT}}.</strong> {{/FINDING}}{{ANSWER_TEXT}}</p>{{/ANSWERED}}
{{#WAITS}}<p class="muted">{{WAITS_TEXT}}</p>{{/WAITS}}
{{#CAN_REPLY}}<form class="form" method="post" action="/staff/remarks/{{CODE}}/reply">{{>parts/csrf}}
<div class="field"><label for="text-{{CODE}}">[[remark.reply.label]]</label><textarea class="input input--area" id="text-{{CODE}}" name="text" rows="3" maxlength="2000">{{TYPED}}</textarea></div>
<p class="actions"><button class="button" type="submit">[[remark.reply.send]]</button></p></form>{{/CAN_REPLY}}
{{#CAN_ANSWER}}<form class="form" method="post" action="/staff/remarks/{{CODE}}/answer">{{>parts/csrf}}
{{#JUDGED}}<div class="field"><label for="finding-{{CODE}}">[[remark.finding]]</label><select class="input input--select" id="finding-{{CODE}}" name="finding"><option value="">[[send.choose]]</option><option value="right">[[remark.finding.right]]</option><option value="partly">[[remark.finding.partly]]</option><option value="not">[[remark.finding.not]]</option></select></div>{{/JUDGED}}
<div class="field"><label for="text-{{CODE}}">[[remark.answer]]</label><textarea class="input input--area" id="text-{{CODE}}" name="text" rows="3" maxlength="2000">{{TYPED}}</textarea></div>
<p class="actions"><button class="button" type="submit">[[remark.answer.send]]</button></p></form>{{/CAN_ANSWER}}
</section>{{/ROW}}
