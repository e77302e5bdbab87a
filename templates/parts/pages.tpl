{{!Leafing through a list: PAGES {PAGES_TEXT; PAGE_BEFORE {BEFORE_HREF}, PAGE_AFTER {AFTER_HREF} }}
{{#PAGES}}<nav class="pages" aria-label="[[site.pages]]">
{{#PAGE_BEFORE}}<a class="pages__link" rel="prev" href="{{BEFORE_HREF}}">← [[site.before]]</a>{{/PAGE_BEFORE}}
<span class="pages__where">{{PAGES_TEXT}}</span>
{{#PAGE_AFTER}}<a class="pages__link" rel="next" href="{{AFTER_HREF}}">[[site.after]] →</a>{{/PAGE_AFTER}}
</nav>{{/PAGES}}
