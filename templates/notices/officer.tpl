{{!What an officer was told.}}
<h1>[[notices.told.title]]</h1>
<p class="lead">[[notices.told.lead]] <a href="/staff/account/notices">[[notices.choice.title]]</a></p>
{{#NONE}}<div class="notice"><p>[[notices.told.none]]</p></div>{{/NONE}}
{{#UNSEEN}}<form method="post" action="/staff/notices/seen">{{>parts/csrf}}<p class="actions"><strong>{{UNSEEN_TEXT}}</strong> <button class="button button--small button--plain" type="submit">[[notices.told.seen]]</button></p></form>{{/UNSEEN}}
<ul class="list">
{{#NOTICE_ROW}}<li><h2 class="list__title"><a href="{{NOTICE_HREF}}">{{NOTICE_TITLE}}</a>{{#FRESH}} <span class="tag tag--new">[[notices.told.new]]</span>{{/FRESH}}</h2>
<p class="muted"><time datetime="{{NOTICE_ISO}}">{{NOTICE_WHEN}}</time> {{NOTICE_FATE}}</p></li>
{{/NOTICE_ROW}}
</ul>
{{#OLDER}}<p class="actions"><a class="button button--plain" href="{{OLDER_HREF}}">[[notices.told.older]]</a></p>{{/OLDER}}
