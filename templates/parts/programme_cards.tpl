{{!Programmes as cards; pages/directives/programmes.cc fills it.}}
<ul class="cards">{{#ROW}}<li class="card"><h2><a href="{{HREF}}">{{TITLE}}</a></h2><p>{{YEARS}} · {{LEADS}}</p>
<p>{{COUNT_TASKS}}<br>{{COUNT_ROUNDS}}<br>{{COUNT_ANSWERS}}</p></li>
{{/ROW}}</ul>
