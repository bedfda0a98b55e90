using Microsoft.Extensions.Options;
using Numbers.Carrier;
using Texting.Contracts.Numbers.Http;

namespace Numbers.Registration;

/// <summary>The question for a YES: asked by the carrier with the brand, reminded of, asked again, over.</summary>
internal sealed class OwnerQuestions(TwilioBrands brands, IOptions<RegistrationOptions> options)
{
    /// <summary>The brand was approved a moment ago: the carrier texts the owner by itself, once.</summary>
    public static void Begin(CompanyRegistration registration, RegistrationStep step, DateTimeOffset now)
    {
        registration.Asked(now);
        Show(registration, step, now);
    }

    /// <summary>Sends the question again; false when it has to wait.</summary>
    public async Task<bool> AskAsync(
        CompanyRegistration registration, RegistrationStep step, Func<CompanyRegistration, Action<DateTimeOffset>, CancellationToken, Task> save, CancellationToken cancellationToken)
    {
        // Asked twice after a lost answer is one text more on the owner's own phone: no harm, so no doubt is kept.
        var failure = await brands.AskOwnerAsync(registration.AccountSid, registration.Sid(Move.Brand)!);
        await save(registration, now =>
        {
            switch (failure)
            {
                case null: Begin(registration, step, now); break;
                // The carrier no longer waits for an answer: the next look tells why.
                case { Kind: FailureKind.Refused or FailureKind.Missing }: registration.NotAskedAgain(failure.Text); break;
                default: registration.TryAgain(now + options.Value.FirstPoll, failure.Text); break;
            }
        }, cancellationToken);
        return failure is null or { Kind: FailureKind.Refused or FailureKind.Missing };
    }

    /// <summary>Still no YES: reminds, asks again or gives up when it is time. Returns when to look next.</summary>
    public DateTimeOffset Follow(CompanyRegistration registration, RegistrationStep step, DateTimeOffset poll, DateTimeOffset now)
    {
        var (asked, within) = (registration.AskedAt ?? now, options.Value.YesWithin);
        if (OwnerAnswer.IsOver(asked, within, now))
        {
            if (registration.Questions <= options.Value.AutomaticResends)
            {
                registration.WantQuestion(now);
                return now;
            }

            // A YES that comes all the same still counts when the carrier takes it, so looking goes on.
            step.Show(StepLight.Red, now, "Nobody answered YES within 24 hours.", "Send the text again and reply YES to it.");
            return poll;
        }

        registration.Remind(OwnerAnswer.RemindersDue(asked, within, now));
        Show(registration, step, now);
        var next = OwnerAnswer.NextEvent(asked, within, registration.Reminders);
        return poll < next ? poll : next;
    }

    private static void Show(CompanyRegistration registration, RegistrationStep step, DateTimeOffset now) => step.Show(
        StepLight.Amber, now, OwnerAnswer.Reason(registration.Reminders, OwnerAnswer.Mask(FormRules.Phone(registration.Form.MobilePhone) ?? "")),
        "Reply YES to the text, or send it again.");
}
