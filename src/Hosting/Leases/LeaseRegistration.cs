using Microsoft.Extensions.Options;

namespace TypedStreaming.Hosting.Leases;

/// <summary>The registration of the lease that a client needs: its name, and the callback that creates the object that acquires it.</summary>
/// <param name="Name">The name of the lease.</param>
/// <param name="Make">Creates the object that acquires the lease.</param>
internal sealed record LeaseRegistration(string Name, Func<IServiceProvider, ILeases> Make)
{
    /// <exception cref="OptionsValidationException">The callback returned null.</exception>
    public ILeases Open(IServiceProvider services) => Make(services) ?? throw new OptionsValidationException(
        Name,
        typeof(TypedStreamingOptions),
        [$"{nameof(TypedStreamingBuilder.UseLease)} must return an object that acquires the lease, but it returned null. If only one replica runs, remove the call."]);
}
