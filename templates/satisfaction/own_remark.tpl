{{!A remark for the one who sent it.}}
<h1>[[remark.own.title]]</h1>
{{#NEW}}<div class="notice notice--done"><p>[[remark.sent]]</p></div>{{/NEW}}
<section class="panel" aria-labelledby="remark-head"><h2 id="remark-head" class="mono">{{CODE}}</h2>
<p class="tags">{{>parts/tag}}</p>
<dl class="facts"><div><dt>{{KIND}}</dt><dd>{{POST}} · {{UNIT}}</dd></div><div><dt>[[remark.when]]</dt><dd>{{WHEN}}</dd></div><div><dt>[[remark.due]]</dt><dd>{{DUE}}</dd></div></dl>
<blockquote class="said">{{WORDS}}</blockquote>
{{#REPLIED}}<h3>[[remark.reply]]</h3><blockquote class="said">{{REPLY_TEXT}}</blockquote>{{/REPLIED}}
{{#ANSWERED}}<h3>[[remark.answer]]</h3><p>{{#FINDING}}<strong>{{FINDING_TEXT}}.</strong> {{/FINDING}}{{ANSWER_TEXT}}</p>{{/ANSWERED}}</section>
