{{!Beside the clocks of a case, for officers: last limits, moved dates, who was urged. Values by show_watch (pages/casework/watch.h).}}
{{#LIMIT}}<p class="notice{{#LIMIT_NEAR}} notice--warn{{/LIMIT_NEAR}}"><strong>{{LIMIT_TEXT}}</strong> <span class="left left--{{LIMIT_LOOK}}">{{LIMIT_LEFT}}</span><br><span class="muted">{{LIMIT_WHY}}</span></p>
{{/LIMIT}}
{{>parts/redated}}
{{#URGED}}<h3>[[staff.urged.head]]</h3>
<ul>{{#URGE}}<li><time datetime="{{URGE_ISO}}">{{URGE_WHEN}}</time>: {{URGE_WHAT}} – {{URGE_WHO}}</li>
{{/URGE}}</ul>{{/URGED}}
