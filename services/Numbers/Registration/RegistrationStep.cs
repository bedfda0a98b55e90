using ServiceDefaults.Data.Database;
using Texting.Contracts.Numbers.Http;

namespace Numbers.Registration;

/// <summary>One step and its light. The rows are what the page shows.</summary>
public sealed class RegistrationStep : ICompanyOwned
{
    public RegistrationStep(Guid registrationId, Guid companyId, RegistrationStepName name, DateTimeOffset since)
    {
        (RegistrationId, CompanyId, Name, Since) = (registrationId, companyId, name, since);
        Position = (int)name;
    }

    public Guid RegistrationId { get; private init; }

    public Guid CompanyId { get; private init; }

    public RegistrationStepName Name { get; private init; }

    public int Position { get; private init; }

    public StepLight Light { get; private set; }

    public DateTimeOffset Since { get; private set; }

    public DateTimeOffset? CheckedAt { get; private set; }

    public string? Reason { get; private set; }

    public string? NextAction { get; private set; }

    public int? ErrorCode { get; private set; }

    public void Looked(DateTimeOffset now) => CheckedAt = now;

    public void Show(StepLight light, DateTimeOffset now, string? reason = null, string? nextAction = null, int? errorCode = null)
    {
        if (light != Light) Since = now;
        (Light, Reason, NextAction, ErrorCode) = (light, reason, nextAction, errorCode);
    }
}
