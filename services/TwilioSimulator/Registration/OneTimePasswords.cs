using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using TwilioSimulator.Messages;
using TwilioSimulator.Oracle;

namespace TwilioSimulator.Registration;

/// <summary>
/// The text from (915) 278-2000 that a sole proprietor has to answer with YES. It lies on the handset like any other;
/// the answer goes to the same number.
/// </summary>
internal sealed class OneTimePasswords(
    Resources resources, AskedPhones asked, AppendOnlyRecord record, Alarm alarm, IOptions<SimulatorOptions> options, TimeProvider clock)
{
    public const string Number = "+19152782000";
    public const string Question = "Please confirm your registration for US A2P Messaging by replying YES. Msg & data rates may apply.";
    const string Thanks = "Thank you. Your registration has been confirmed.";

    public static string? MobileOf(Resource brand, Resources resources) =>
        brand.Text("brand_type") != "SOLE_PROPRIETOR" ? null : resources
            .All("EntityAssignments", brand.Text("a2p_profile_bundle_sid"))
            .Select(assignment => resources.Find(assignment.Text("object_sid"))?.Attribute("mobile_phone_number"))
            .FirstOrDefault(mobile => mobile is { Length: > 0 });

    public async Task SendAsync(Resource brand)
    {
        if (MobileOf(brand, resources) is { } mobile) await TextAsync(mobile, Question, brand.Text("account_sid"));
    }

    /// <summary>A YES within the time verifies every brand that waits for this phone; anything else changes nothing.</summary>
    public async Task HearAsync(string from, string body, string account)
    {
        await record.AppendAsync(new TextReceived(Sid.New("SM"), account, from, Number, null, body, 1, [], null, Faults.Fate.Kind) { At = clock.GetUtcNow() });
        if (!body.Trim().Trim('.', '!').Equals("YES", StringComparison.OrdinalIgnoreCase)) return;
        if (asked.At(from) is not { } at || clock.GetUtcNow() - at > TimeSpan.FromMilliseconds(options.Value.Registration.OtpValidMs)) return;

        foreach (var brand in resources.All(Brands.Kind).Where(brand => IsWaiting(brand) && MobileOf(brand, resources) == from))
        {
            var verified = brand.Then(Change.At(clock.GetUtcNow(), "brand-registration.brand-verified", ("identity_status", "VERIFIED")));
            await record.AppendAsync(new ResourceWritten(verified) { At = clock.GetUtcNow() });
            await TextAsync(from, Thanks, account);
        }

        alarm.Ring();
    }

    static bool IsWaiting(Resource brand) => brand.Text("status") == "APPROVED" && brand.Text("identity_status") == "UNVERIFIED" && brand.Coming.Count == 0;

    Task TextAsync(string to, string body, string account) =>
        record.AppendAsync(new CarrierReplied(Sid.New("SM"), account, Number, to, null, body) { At = clock.GetUtcNow() });
}

/// <summary>Which phones were asked, and when last.</summary>
internal sealed class AskedPhones : IProjection
{
    readonly ConcurrentDictionary<string, DateTimeOffset> _at = new(StringComparer.Ordinal);

    public bool Any => !_at.IsEmpty;

    public DateTimeOffset? At(string phone) => _at.TryGetValue(phone, out var at) ? at : null;

    public void Apply(Entry entry)
    {
        if (entry is CarrierReplied { From: OneTimePasswords.Number, Body: OneTimePasswords.Question } asked) _at[asked.To] = asked.At;
    }

    public void Clear() => _at.Clear();
}
