using SampleService.Data;
using ServiceDefaults.Data.Bus;

namespace SampleService;

/// <summary>Keeps the replica of profiles.</summary>
public sealed class OnProfileChanged(SampleDb db) : IHandle<ProfileChanged>
{
    public Task HandleAsync(ProfileChanged message, CancellationToken cancellationToken) => db.ApplyIfNewerAsync(
        [message.ProfileId], message.Version,
        () => new Profile { Id = message.ProfileId, CompanyId = message.CompanyId },
        profile => profile.Apply(message), cancellationToken);
}
