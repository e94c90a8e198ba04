using System.Security.Cryptography;
using TypedStreaming.Simulator;
using TypedStreaming.Tool.Tests.Fixtures;

namespace TypedStreaming.Tool.Tests.Login;

/// <summary>An org that accepts every login flow, with one event.</summary>
public sealed class LoginOrg : IAsyncLifetime
{
    internal RSA Key { get; } = RSA.Create(2048);

    internal OrgShell Org { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Org = await OrgShell.StartAsync(new SimulatedOrgOptions { IsMyDomain = true, JwtPublicKey = Key.ExportSubjectPublicKeyInfoPem() });
        await Org.PublishAsync("Acme");
    }

    public async ValueTask DisposeAsync()
    {
        Key.Dispose();
        await Org.DisposeAsync();
    }
}
