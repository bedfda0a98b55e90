namespace Web.Consent;

/// <summary>Whose consent it is about.</summary>
/// <param name="ContactId">The client or member of staff.</param>
/// <param name="Name">Full name.</param>
/// <param name="Phone">The number; null when there is none that could be texted.</param>
/// <param name="OptedOut">The number is stopped already.</param>
public sealed record ConsentPerson(Guid ContactId, string Name, string? Phone, bool OptedOut);
