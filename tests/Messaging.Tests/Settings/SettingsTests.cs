using System.Net;
using System.Net.Http.Json;
using ServiceDefaults.Auth;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Tests.Settings;

[Trait("Needs", "Servers")]
[Collection<OneHost>]
public sealed class SettingsTests(MessagingHost host)
{
    private readonly Guid _company = Guid.CreateVersion7();

    [Fact]
    public async Task A_company_that_never_saved_has_the_defaults_and_its_own_fields_to_choose_from()
    {
        await host.GivenCompany(_company, "Mobile phone", "Pager");

        var settings = await ReadAsync();

        Assert.Equal(("Mobile phone", 3, 10, false, true, true), (settings.ClientPhoneField, settings.MaxTexts, settings.MaxImages, settings.JoinLongTexts, settings.TextClients, settings.TextStaff));
        Assert.Equal(["Mobile phone", "Pager"], settings.ClientPhoneFields);
        Assert.Null(settings.ChangedAt);
    }

    [Fact]
    public async Task Another_phone_field_is_previewed_and_then_gives_every_client_its_number_at_once()
    {
        await host.GivenCompany(_company, "Mobile phone", "Pager");
        var ann = await GivenClientAsync("Ann", ("Mobile phone", "4155550601"), ("Pager", "4155550602"));
        var ben = await GivenClientAsync("Ben", ("Mobile phone", "4155550603"));
        var chloe = await GivenClientAsync("Chloe", ("Pager", "911"));

        using var office = host.As(CallerRole.OfficeManager, _company);
        using var previewed = await office.PostAsJsonAsync("/api/messaging/settings/preview-phone-field", new PreviewPhoneField("Pager"));
        var preview = (await previewed.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<PhoneFieldPreview>())!;
        Assert.Equal((1, 1, 1, 3), (preview.Valid, preview.Invalid, preview.Empty, preview.Changed));
        Assert.Contains(preview.Examples, example => example.ContactId == chloe && example.ProblemAfter?.Code == "phone-too-short");
        Assert.Equal("+14155550601", await PhoneOfAsync(ann));

        using var saved = await SaveAsync(await ReadAsync(), settings => settings with { ClientPhoneField = "Pager" });
        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        Assert.Equal(["+14155550602", "", ""], [await PhoneOfAsync(ann), await PhoneOfAsync(ben), await PhoneOfAsync(chloe)]);
    }

    [Fact]
    public async Task Of_two_admins_who_save_the_same_version_one_is_told_and_the_history_says_who_changed_what()
    {
        await host.GivenCompany(_company);
        var read = await ReadAsync();

        var answers = await Task.WhenAll(
            SaveAsync(read, settings => settings with { MaxTexts = 5 }),
            SaveAsync(read, settings => settings with { TextStaff = false }));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], answers.Select(answer => answer.StatusCode).Order());
        var history = await host.Get<List<SettingHistory>>("/settings/history", CallerRole.Admin, _company);
        var change = Assert.Single(history);
        Assert.Equal("Olivia the OfficeManager", change.By);
        Assert.Contains((change.Setting, change.From, change.To), new (string, string?, string?)[] { ("maxTexts", "3", "5"), ("textStaff", "true", "false") });
        foreach (var answer in answers) answer.Dispose();
    }

    [Theory]
    [InlineData("No such field", 3, 10, "clientPhoneField")]
    [InlineData(null, 0, 10, "maxTexts")]
    [InlineData(null, 11, 10, "maxTexts")]
    [InlineData(null, 3, 11, "maxImages")]
    [InlineData(null, 3, -1, "maxImages")]
    public async Task A_value_that_makes_no_sense_is_refused_with_its_name(string? field, int texts, int images, string wrong)
    {
        await host.GivenCompany(_company);
        using var answer = await SaveAsync(await ReadAsync(), settings => settings with { ClientPhoneField = field, MaxTexts = texts, MaxImages = images });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains($"\"{wrong}\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private Task<TextingSettings> ReadAsync() => host.Get<TextingSettings>("/settings", CallerRole.OfficeManager, _company);

    private async Task<HttpResponseMessage> SaveAsync(TextingSettings read, Func<SaveSettings, SaveSettings> change)
    {
        using var office = host.As(CallerRole.OfficeManager, _company);
        return await office.PutAsJsonAsync("/api/messaging/settings", change(new(
            null, read.MaxTexts, read.MaxImages, read.JoinLongTexts, read.TextClients, read.TextStaff, read.Version)));
    }

    private async Task<Guid> GivenClientAsync(string name, params (string Field, string Phone)[] phones)
    {
        var id = await host.GivenClient(name, null, company: _company);
        await host.Publish(host.Client(id, name, null, company: _company) with { PhoneFields = phones.ToDictionary(phone => phone.Field, phone => phone.Phone) });
        await Testing.Eventually.Until(() => host.Scalar<bool>("SELECT phone_fields <> '{}' FROM contacts WHERE id = $1", id));
        return id;
    }

    private Task<string> PhoneOfAsync(Guid contact) => host.Scalar<string>("SELECT coalesce(texting_phone, '') FROM contacts WHERE id = $1", contact);
}
