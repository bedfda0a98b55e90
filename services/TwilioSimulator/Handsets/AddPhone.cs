using Microsoft.AspNetCore.Http.HttpResults;
using TwilioSimulator.Numbers;
using TwilioSimulator.Oracle;

namespace TwilioSimulator.Handsets;

/// <summary>POST /dev/handsets/phones: puts a phone on the wall before any text, or gives one a name.</summary>
internal static class AddPhone
{
    const int LongestName = 60;

    internal sealed record Phone(string? Number, string? Name);

    public static async Task<Results<Ok<HandsetView>, ValidationProblem>> Handle(
        Phone phone, NumberDirectory numbers, HandsetWall wall, AppendOnlyRecord record, TimeProvider clock)
    {
        var number = Geography.ToE164(phone.Number ?? "");
        if (number is null) return Mistake("number", "must be a phone number, such as +14155550123");
        if (numbers.Find(number) is not null) return Mistake("number", "is a number of the account, not a handset");
        if (phone.Name?.Length > LongestName) return Mistake("name", $"must be {LongestName} characters or fewer");

        await record.AppendAsync(new PhoneAdded(number, phone.Name?.Trim() ?? "") { At = clock.GetUtcNow() });
        return TypedResults.Ok(wall.Show(number));
    }

    static ValidationProblem Mistake(string field, string sentence) =>
        TypedResults.ValidationProblem(new Dictionary<string, string[]> { [field] = [sentence] });
}
