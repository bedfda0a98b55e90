using System.Net;
using System.Net.Http.Json;
using ServiceDefaults.Auth;
using Texting.Contracts.Numbers;
using Texting.Contracts.Numbers.Http;

namespace Numbers.Tests.Sealing;

/// <summary>A company that gives up after a rejection takes its tax id with it, sealed or not.</summary>
[Collection(typeof(OneHost))]
[Trait("Needs", "Servers")]
public sealed class GivenUpTests(NumbersHost host)
{
    [Fact]
    public async Task Texting_turned_off_after_a_rejection_erases_the_EIN_and_who_comes_back_enters_it_again()
    {
        var (company, _) = await GivenRejectedAsync("Given Up Off LLC");
        using var admin = host.As(CallerRole.Admin, company);

        (await admin.PutAsJsonAsync("/api/numbers/current/texting", new SwitchTexting(false))).EnsureSuccessStatusCode();
        Assert.True((await host.RegistrationAsync(company)).TaxIdErased);
        Assert.Equal(0, await SealedAsync(company));

        (await admin.PutAsJsonAsync("/api/numbers/current/texting", new SwitchTexting(true))).EnsureSuccessStatusCode();
        using var without = await host.CorrectAsync(company, Forms.Company("Given Up Off LLC") with { TaxId = null });
        Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
        Assert.Contains("taxId", await without.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        (await host.CorrectAsync(company, Forms.Company("Given Up Off LLC"))).EnsureSuccessStatusCode();
        await host.RegistrationAsync(company, view => view.Standing == RegistrationStanding.Green);
    }

    [Fact]
    public async Task A_number_given_back_and_a_company_that_left_erase_it_too()
    {
        var (released, number) = await GivenRejectedAsync("Given Up Number LLC");
        using var admin = host.As(CallerRole.Admin, released);
        (await admin.DeleteAsync($"/api/numbers/current?confirm={Uri.EscapeDataString(number)}")).EnsureSuccessStatusCode();
        // It may still be kept after all, and so may the registration.
        Assert.Equal(1, await SealedAsync(released));
        await host.SqlAsync("UPDATE numbers SET release_at = now(), due_at = now() WHERE company_id = $1", released);
        await host.CurrentAsync(released, status => status.Number?.State == NumberState.Released);
        Assert.Equal(0, await SealedAsync(released));

        var (left, _) = await GivenRejectedAsync("Given Up Company LLC");
        await host.GivenCompanyAsync(id: left, active: false);
        Assert.Equal(0, await SealedAsync(left));
    }

    [Fact]
    public async Task A_rejection_that_comes_after_texting_was_turned_off_erases_it_as_well()
    {
        var (company, _) = await host.GivenNumberAsync("213");
        using var admin = host.As(CallerRole.Admin, company);
        (await admin.PutAsJsonAsync("/api/numbers/current/texting", new SwitchTexting(false))).EnsureSuccessStatusCode();
        await host.PullAsync("registration/rejections", new { step = "profile", code = 22217, match = "Given Up Early LLC" });
        await host.SubmitAsync(company, Forms.Company("Given Up Early LLC"));
        await host.RegistrationAsync(company, view => view.Standing == RegistrationStanding.Failed);
        Assert.Equal(0, await SealedAsync(company));
    }

    private async Task<(Guid Company, string Number)> GivenRejectedAsync(string name)
    {
        var given = await host.GivenNumberAsync("213");
        await host.PullAsync("registration/rejections", new { step = "profile", code = 22217, match = name });
        await host.SubmitAsync(given.Company, Forms.Company(name));
        await host.RegistrationAsync(given.Company, view => view.Standing == RegistrationStanding.Failed);
        Assert.Equal(1, await SealedAsync(given.Company));
        return given;
    }

    private async Task<long> SealedAsync(Guid company)
    {
        await using var command = host.Database.CreateCommand("SELECT count(*) FROM registration_details WHERE company_id = $1 AND sealed IS NOT NULL");
        command.Parameters.AddWithValue(company);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
