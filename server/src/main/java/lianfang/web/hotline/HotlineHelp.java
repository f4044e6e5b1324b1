package lianfang.web.hotline;

import lianfang.area.Areas;
import lianfang.casework.suggest.Joining;
import lianfang.casework.suggest.OpenRequests;
import lianfang.casework.suggest.Suggestions;
import lianfang.instance.InstanceSettings;
import org.springframework.stereotype.Component;

/** What helps whoever takes a call: places, suggestions, open requests, and what waits. */
@Component
record HotlineHelp(
    Areas areas,
    InstanceSettings settings,
    Suggestions suggestions,
    OpenRequests open,
    Joining joining,
    HotlineBlocks blocks,
    ReportFiling filing) {}
