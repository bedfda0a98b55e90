using Microsoft.AspNetCore.Http.HttpResults;

namespace TwilioSimulator.Oracle;

/// <summary>POST /control/reset: messages, opt-outs, faults and added numbers are gone; configured numbers stay.</summary>
internal static class Reset
{
    public static async Task<NoContent> Handle(AppendOnlyRecord record, TimeProvider clock)
    {
        await record.AppendAsync(new StateCleared { At = clock.GetUtcNow() });
        return TypedResults.NoContent();
    }
}
