using Twilio.Exceptions;

namespace Numbers.Carrier;

/// <summary>What it means that the carrier did not do as asked.</summary>
internal enum FailureKind
{
    /// <summary>A clear no for these values; asking again would not help.</summary>
    Refused,

    /// <summary>A clear "not now"; nothing was done.</summary>
    Busy,

    /// <summary>What was asked about does not exist.</summary>
    Missing,

    /// <summary>Our account or credentials are refused.</summary>
    AccountStopped,

    /// <summary>No answer that could be read: it may have been done.</summary>
    InDoubt,
}

/// <summary>Why a call failed. Holds no text of the carrier: it may repeat what was sent.</summary>
internal sealed record CarrierFailure(FailureKind Kind, int? Code)
{
    /// <summary>For operators.</summary>
    public string Text => Kind switch
    {
        FailureKind.Refused => $"refused with {Code?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "no code"}",
        FailureKind.Busy => "too busy",
        FailureKind.Missing => "not found",
        FailureKind.AccountStopped => $"the carrier account is refused ({Code})",
        _ => "no answer",
    };
}

/// <summary>The value, or why there is none.</summary>
internal readonly record struct CarrierAnswer<T>(T? Value, CarrierFailure? Failure)
{
    public bool Worked => Failure is null;

    public CarrierAnswer<TOther> Map<TOther>(Func<T, TOther> map) => Failure is null ? new(map(Value!), null) : new(default, Failure);
}

/// <summary>The one place that translates the SDK's exceptions.</summary>
internal static class CarrierCall
{
    public static async Task<CarrierAnswer<T>> TryAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return new(await call(), null);
        }
        catch (ApiException refusal)
        {
            return new(default, Of(refusal.Status, refusal.Code));
        }
        catch (ApiStandardException refusal)
        {
            return new(default, Of(refusal.Status, refusal.Code));
        }
        catch (Exception failure) when (failure is ApiConnectionException or NullReferenceException or OperationCanceledException)
        {
            // A list page without its list key is a NullReferenceException in the SDK.
            return new(default, new(FailureKind.InDoubt, null));
        }
    }

    private static CarrierFailure Of(int status, int code) => new(
        status switch
        {
            429 => FailureKind.Busy,
            401 or 403 => FailureKind.AccountStopped,
            404 => FailureKind.Missing,
            >= 400 and < 500 and not 408 => FailureKind.Refused,
            // 0 is the SDK's word for a body that was not JSON, such as an edge proxy's page.
            _ => FailureKind.InDoubt,
        },
        code == 0 ? null : code);
}
