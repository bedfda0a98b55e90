using Texting.Contracts.Messaging.Http;
using Web.Clients;

namespace Web.Settings.Configuration;

/// <summary>How the company texts: edited here, saved as a whole. What was typed stays when saving fails.</summary>
public sealed class ConfigurationModel(SettingsClient settings)
{
    private int _question;

    public TextingSettings? Saved { get; private set; }

    public ApiProblem? Problem { get; private set; }

    public bool IsSaving { get; private set; }

    /// <summary>The last save went through and nothing was changed since.</summary>
    public bool IsJustSaved { get; private set; }

    public string? PhoneField { get; private set; }

    public int MaxTexts { get; set; }

    public int MaxImages { get; set; }

    public bool JoinLongTexts { get; set; }

    public bool TextClients { get; set; }

    public bool TextStaff { get; set; }

    public PhoneFieldPreview? Effect { get; private set; }

    public bool IsCounting { get; private set; }

    public bool IsChanged => Saved is { } saved &&
        (PhoneField, MaxTexts, MaxImages, JoinLongTexts, TextClients, TextStaff) !=
        (saved.ClientPhoneField, saved.MaxTexts, saved.MaxImages, saved.JoinLongTexts, saved.TextClients, saved.TextStaff);

    public async Task LoadAsync()
    {
        var answer = await settings.ReadAsync();
        Problem = answer.Problem;
        if (answer.IsOk) Take(answer.Value);
    }

    /// <summary>Chooses another field and counts what it would do. Nothing is saved.</summary>
    public async Task ChooseFieldAsync(string? field)
    {
        var question = ++_question;
        (PhoneField, Effect, IsJustSaved) = (string.IsNullOrEmpty(field) ? null : field, null, false);
        IsCounting = PhoneField != Saved?.ClientPhoneField;
        if (!IsCounting) return;
        var answer = await settings.PreviewPhoneFieldAsync(PhoneField);
        if (question != _question) return;
        (IsCounting, Effect, Problem) = (false, answer.Value, answer.Problem);
    }

    public async Task SaveAsync()
    {
        if (Saved is not { } saved || IsSaving) return;
        (IsSaving, IsJustSaved, Problem) = (true, false, null);
        var answer = await settings.SaveAsync(new(PhoneField, MaxTexts, MaxImages, JoinLongTexts, TextClients, TextStaff, saved.Version));
        (IsSaving, Problem) = (false, answer.Problem);
        if (!answer.IsOk) return;
        Take(answer.Value);
        IsJustSaved = true;
    }

    public void Discard()
    {
        if (Saved is { } saved) Take(saved);
    }

    private void Take(TextingSettings saved)
    {
        _question++;
        (Saved, Effect, IsCounting, IsJustSaved) = (saved, null, false, false);
        (PhoneField, MaxTexts, MaxImages) = (saved.ClientPhoneField, saved.MaxTexts, saved.MaxImages);
        (JoinLongTexts, TextClients, TextStaff) = (saved.JoinLongTexts, saved.TextClients, saved.TextStaff);
    }
}
