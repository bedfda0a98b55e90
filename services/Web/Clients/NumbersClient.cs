using Texting.Contracts.Numbers.Http;

namespace Web.Clients;

/// <summary>Numbers' API as the pages use it.</summary>
public sealed class NumbersClient(GatewayApi gateway)
{
    private const string Numbers = "/api/numbers";
    private const string Registration = Numbers + "/registration";

    public Task<Answer<TextingNumberStatus>> ReadAsync(CancellationToken cancellation = default) =>
        gateway.GetAsync<TextingNumberStatus>($"{Numbers}/current", cancellation);

    public Task<Answer<AvailableNumbers>> SearchAsync(
        string? areaCode, string? contains, string? cursor, CancellationToken cancellation = default) =>
        gateway.GetAsync<AvailableNumbers>(
            $"{Numbers}/available" + GatewayCalls.Query(("areaCode", areaCode), ("contains", contains), ("cursor", cursor)), cancellation);

    /// <summary>Buys the number. The same key is the same purchase, however often it is sent.</summary>
    public Task<Answer<TextingNumberStatus>> ChooseAsync(string number, Guid key, CancellationToken cancellation = default) =>
        gateway.PostOnceAsync<TextingNumberStatus>(Numbers, new ChooseNumber(number), key, cancellation);

    public Task<Answer<TextingNumberStatus>> SwitchAsync(bool on, CancellationToken cancellation = default) =>
        gateway.PutAsync<TextingNumberStatus>($"{Numbers}/current/texting", new SwitchTexting(on), cancellation);

    /// <summary>Gives the number back. <paramref name="confirm"/> is the number as the person typed it.</summary>
    public Task<Answer<TextingNumberStatus>> ReleaseAsync(string confirm, CancellationToken cancellation = default) =>
        gateway.DeleteAsync<TextingNumberStatus>($"{Numbers}/current" + GatewayCalls.Query(("confirm", confirm)), cancellation);

    public Task<Answer<TextingNumberStatus>> UndoReleaseAsync(Guid key, CancellationToken cancellation = default) =>
        gateway.PostOnceAsync<TextingNumberStatus>($"{Numbers}/current/undo-release", null, key, cancellation);

    public Task<Answer<RegistrationStatus>> ReadRegistrationAsync(CancellationToken cancellation = default) =>
        gateway.GetAsync<RegistrationStatus>(Registration, cancellation);

    public Task<Answer<FormCheck>> CheckAsync(RegistrationForm form, CancellationToken cancellation = default) =>
        gateway.AskAsync<FormCheck>($"{Registration}/check", form, cancellation);

    public Task<Answer<RegistrationStatus>> SubmitAsync(RegistrationForm form, Guid key, CancellationToken cancellation = default) =>
        gateway.PostOnceAsync<RegistrationStatus>(Registration, form, key, cancellation);

    public Task<Answer<RegistrationStatus>> CorrectAsync(RegistrationForm form, CancellationToken cancellation = default) =>
        gateway.PutAsync<RegistrationStatus>(Registration, form, cancellation);

    public Task<Answer<RegistrationStatus>> ResendYesAsync(Guid key, CancellationToken cancellation = default) =>
        gateway.PostOnceAsync<RegistrationStatus>($"{Registration}/resend-yes", null, key, cancellation);
}
