using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Numbers.Carrier;
using Numbers.Data;
using Numbers.Ownership;
using Numbers.Sealing;
using Numbers.Standing;
using Texting.Contracts.Numbers.Http;

namespace Numbers.Registration;

/// <summary>Goes on with a registration: move after move until one has to wait, each written down before and after the call.</summary>
internal sealed class RegistrationWork(
    NumbersDb db, CarrierMoves moves, CarrierLooks looks, OwnerQuestions questions, Seal seal, IOptions<RegistrationOptions> options, IOptions<NumberOptions> numbers,
    IOptions<TwilioOptions> twilio, TimeProvider clock, ILogger<RegistrationWork> log)
{
    public async Task GoOnAsync(Guid id, CancellationToken cancellationToken)
    {
        var registration = await db.Registrations.SingleAsync(registration => registration.Id == id, cancellationToken);
        var steps = await db.Steps.ToDictionaryAsync(step => step.Name, cancellationToken);
        while (await GoAsync(registration, steps, cancellationToken))
        {
        }
    }

    /// <summary>One move; false when it is time to rest.</summary>
    private async Task<bool> GoAsync(CompanyRegistration registration, Dictionary<RegistrationStepName, RegistrationStep> steps, CancellationToken cancellationToken)
    {
        if (registration.Next is not { } move)
        {
            await SaveAsync(registration, _ => registration.Rest(), cancellationToken);
            return false;
        }

        var step = steps[Itinerary.StepOf(move)];
        if (step.Light == StepLight.Red && step.Name != RegistrationStepName.OwnerSaidYes)
        {
            await SaveAsync(registration, _ => registration.Rest(), cancellationToken);
            return false;
        }

        var service = await ServiceAsync(move, cancellationToken);
        if (NeedsNumber(move) && service is null)
        {
            await SaveAsync(registration, now =>
            {
                step.Show(StepLight.Amber, now, "Waiting for the number.", "Choose a number.");
                registration.LookAt(now + PollPlan.After(move, registration.Looks, options.Value.FirstPoll));
            }, cancellationToken);
            return false;
        }

        if (move == Move.OwnerSaidYes && registration.AskAgain && !await questions.AskAsync(registration, step, SaveAsync, cancellationToken)) return false;
        // A process that slept since the claim must not do what another one may be doing by now.
        if (registration.LeaseUntil is not { } until || clock.GetUtcNow() + twilio.Value.Timeout > until)
        {
            await SaveAsync(registration, registration.LookAt, cancellationToken);
            return false;
        }

        var outcome = Itinerary.IsWatching(move)
            ? await looks.LookAsync(registration, move, service)
            : await MakeAsync(registration, move, step, service, cancellationToken);
        return await ApplyAsync(registration, move, step, steps, outcome, cancellationToken);
    }

    private async Task<MoveOutcome> MakeAsync(CompanyRegistration registration, Move move, RegistrationStep step, string? service, CancellationToken cancellationToken)
    {
        string? ein = null;
        if (move == Move.Business)
        {
            ein = (await db.Details.SingleAsync(cancellationToken)).Open(seal);
            if (ein is null) return new MoveOutcome.Rejected(30795, []);
        }

        // Only a mark of an earlier run means doubt; this run's is set for the next one.
        var inDoubt = registration.IsInDoubt(move);
        if (!inDoubt || step.Light == StepLight.Off)
        {
            await SaveAsync(registration, now =>
            {
                registration.Begin(move);
                if (step.Light == StepLight.Off) step.Show(StepLight.Amber, now, UnderWay(step.Name));
            }, cancellationToken);
        }

        return await moves.MakeAsync(registration, move, inDoubt, ein, service);
    }

    private async Task<bool> ApplyAsync(
        CompanyRegistration registration, Move move, RegistrationStep step, Dictionary<RegistrationStepName, RegistrationStep> steps, MoveOutcome outcome,
        CancellationToken cancellationToken)
    {
        var decided = move == Move.BrandApproved && outcome is MoveOutcome.Made ? await db.Details.SingleAsync(cancellationToken) : null;
        var givenUp = outcome is MoveOutcome.Rejected && await db.IsGivenUpAsync(cancellationToken) ? await db.Details.SingleAsync(cancellationToken) : null;
        await SaveAsync(registration, now =>
        {
            if (Itinerary.IsWatching(move)) step.Looked(now);
            switch (outcome)
            {
                case MoveOutcome.Made made:
                    registration.Finish(move, made.Sid);
                    if (Itinerary.EndsStep(move)) step.Show(StepLight.Green, now);
                    // The brand is decided, which is all the tax id was for. With it the carriers text a sole proprietor.
                    decided?.Erase(now);
                    if (decided is not null && steps.GetValueOrDefault(RegistrationStepName.OwnerSaidYes) is { } yes) OwnerQuestions.Begin(registration, yes, now);
                    break;
                case MoveOutcome.Rejected rejected:
                    var reason = PlainReasons.Of(rejected.Code, rejected.Fields, step.Name);
                    step.Show(StepLight.Red, now, reason.Text, reason.Action, rejected.Code);
                    registration.Rest();
                    givenUp?.Erase(now);
                    log.LogWarning("Registration {RegistrationId}: {Step} was rejected with {Code}", registration.Id, step.Name, rejected.Code);
                    break;
                case MoveOutcome.Failed failed:
                    registration.TryAgain(now + numbers.Value.RetryAfter(registration.Attempts), failed.Failure.Text);
                    log.LogWarning("Registration {RegistrationId}: {Move} has to wait: {Failure}", registration.Id, move, failed.Failure.Text);
                    break;
                case MoveOutcome.NotYet { Pause: { } pause }:
                    registration.LookAt(now + pause);
                    break;
                default:
                    registration.Worked();
                    if (step.Light == StepLight.Off) step.Show(StepLight.Amber, now, UnderWay(step.Name));
                    var next = now + PollPlan.After(move, registration.Looks, options.Value.FirstPoll);
                    registration.LookAt(move == Move.OwnerSaidYes ? questions.Follow(registration, step, next, now) : next);
                    break;
            }
        }, cancellationToken);
        return outcome is MoveOutcome.Made;
    }

    private async Task<string?> ServiceAsync(Move move, CancellationToken cancellationToken) => NeedsNumber(move)
        ? await db.Numbers.Where(number => number.State == NumberState.Owned || number.State == NumberState.Releasing)
            .Select(number => number.MessagingServiceSid).SingleOrDefaultAsync(cancellationToken)
        : null;

    private static bool NeedsNumber(Move move) => move is Move.Campaign or Move.CampaignApproved or Move.NumberRegistered;

    private static string UnderWay(RegistrationStepName step) => step switch
    {
        RegistrationStepName.BusinessProfile => "Twilio is checking your company's details. This takes minutes to a day.",
        RegistrationStepName.Brand => "The carriers' registry is checking your company. This takes minutes to five days.",
        RegistrationStepName.Campaign => "The carriers are reviewing what you will send. This takes 10 to 15 business days.",
        _ => "The carriers are taking up your number. This takes up to a day.",
    };

    private async Task SaveAsync(CompanyRegistration registration, Action<DateTimeOffset> change, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockCompanyAsync(registration.CompanyId, cancellationToken);
        var now = clock.GetUtcNow();
        change(now);
        await db.AnnounceAsync(registration.CompanyId, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
