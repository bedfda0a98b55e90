using Texting.Contracts.Numbers;
using Texting.Contracts.Numbers.Http;
using Web.Clients;

namespace Web.Settings.Verification;

/// <summary>The verification: filled in with the check's help, submitted, followed, corrected.</summary>
public sealed class VerificationModel(NumbersClient numbers)
{
    private readonly HashSet<string> _touched = [];
    private Guid _key = Guid.CreateVersion7();
    private bool _showAll;
    private int _question;

    public RegistrationStatus? Status { get; private set; }

    public RegistrationView? Registration => Status?.Registration;

    public RegistrationDraft Draft { get; private set; } = new();

    public FormCheck? Check { get; private set; }

    public ApiProblem? Problem { get; private set; }

    public bool IsChecking { get; private set; }

    public bool IsBusy { get; private set; }

    /// <summary>Nothing was submitted yet, or a step failed and it can be corrected.</summary>
    public bool ShowsForm => Status is { Required: true } && (Registration is null || Registration.MayCorrect);

    /// <summary>Something may change without the person doing anything.</summary>
    // The standing decides, not the lights: right after the submission, and between two steps, none is amber.
    public bool IsUnderWay => Registration is { Standing: RegistrationStanding.UnderReview or RegistrationStanding.WaitingForOwner };

    public async Task LoadAsync()
    {
        var answer = await numbers.ReadRegistrationAsync();
        Problem = answer.Problem;
        if (answer.IsOk) Take(answer.Value);
    }

    /// <summary>A field was left: from now on the check's words stand beside it.</summary>
    public Task EnterAsync(string field, string value)
    {
        Draft[field] = value;
        return TouchAsync(field);
    }

    public Task ChooseKindAsync(BrandKind kind)
    {
        Draft.Kind = kind;
        Draft["taxId"] = "";
        return TouchAsync("kind");
    }

    public Task ChooseLegalFormAsync(LegalForm? form)
    {
        Draft.LegalForm = form;
        return TouchAsync("legalForm");
    }

    /// <summary>What the check says of a field that was already filled in, or of all after a try to submit.</summary>
    public FormFinding? Finding(string field) => _showAll || _touched.Contains(field)
        ? Check?.Findings.Where(finding => Belongs(finding.Field, field)).OrderByDescending(finding => finding.Blocks).FirstOrDefault()
        : null;

    /// <summary>Checks once more, and submits when nothing blocks. What was typed stays in any case.</summary>
    public async Task SubmitAsync()
    {
        if (IsBusy) return;
        (IsBusy, _showAll, Problem) = (true, true, null);
        await CheckAsync();
        if (Check is { MaySubmit: true } && Problem is null)
        {
            var form = Draft.ToForm();
            var answer = Registration is null ? await numbers.SubmitAsync(form, _key) : await numbers.CorrectAsync(form);
            Problem = answer.Problem;
            if (answer.IsOk)
            {
                _showAll = false;
                _touched.Clear();
                Take(answer.Value);
            }
        }

        IsBusy = false;
    }

    public async Task ResendAsync()
    {
        if (IsBusy) return;
        (IsBusy, Problem) = (true, null);
        var answer = await numbers.ResendYesAsync(Guid.CreateVersion7());
        (IsBusy, Problem) = (false, answer.Problem);
        if (answer.IsOk) Take(answer.Value);
    }

    private Task TouchAsync(string field)
    {
        _touched.Add(field);
        // Another form is another submission.
        _key = Guid.CreateVersion7();
        return CheckAsync();
    }

    private async Task CheckAsync()
    {
        var question = ++_question;
        IsChecking = true;
        var answer = await numbers.CheckAsync(Draft.ToForm());
        // Answers may overtake each other while somebody types.
        if (question != _question) return;
        (IsChecking, Problem) = (false, answer.Problem);
        if (answer.IsOk) Check = answer.Value;
    }

    // The form is taken over when it has just become correctable, and never while somebody corrects it.
    private void Take(RegistrationStatus status)
    {
        var wasCorrecting = Registration is { MayCorrect: true };
        Status = status;
        if (Registration is { MayCorrect: true } registration && !wasCorrecting) Draft = RegistrationDraft.Of(registration.Form);
    }

    // "campaign.samples[1]" belongs to the box of all samples.
    private static bool Belongs(string finding, string field) =>
        finding.Equals(field, StringComparison.OrdinalIgnoreCase) || finding.StartsWith(field + "[", StringComparison.OrdinalIgnoreCase);
}
