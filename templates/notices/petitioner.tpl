{{!What a petitioner was told, and how they want to be told.}}
<p class="step"><a href="/track/{{CODE}}">← {{CODE}}</a></p>
<h1>[[notices.mine.title]]</h1>
<p class="lead">[[notices.mine.lead]]</p>
{{>parts/errors}}
{{#NOBODY}}<div class="notice"><p>[[notices.mine.nobody]]</p></div>{{/NOBODY}}
{{#SEALED}}<div class="notice"><p>[[notices.mine.sealed]]</p></div>{{/SEALED}}
{{#MAY_CHOOSE}}<form class="form" method="post" action="/track/{{CODE}}/notices">{{>parts/csrf}}
{{>parts/radios field="notice_channel" label="[[notices.channel]]"}}
{{>parts/input field="email" label="[[send.email]]" mode="email" complete="email" max="120" optional="1"}}
{{>parts/input field="phone" label="[[send.phone]]" type="tel" mode="tel" size="medium" complete="tel" max="120" optional="1"}}
{{>parts/radios field="notice_language" label="[[notices.language]]"}}
{{>parts/topics}}
<p class="actions"><button class="button" type="submit">[[notices.choice.save]]</button></p>
</form>{{/MAY_CHOOSE}}
<section class="panel" aria-labelledby="told-head">
<h2 id="told-head">[[notices.mine.told]]</h2>
{{#NONE}}<p>[[notices.mine.none]]</p>{{/NONE}}
<ul>{{#NOTICE_ROW}}<li><time datetime="{{NOTICE_ISO}}">{{NOTICE_WHEN}}</time>: {{NOTICE_TITLE}} <span class="muted">{{NOTICE_FATE}}</span></li>
{{/NOTICE_ROW}}</ul>
</section>
