using System.Globalization;
using TypedStreaming;
using TypedStreaming.Simulator;

namespace ScaleOut;

/// <summary>A simulated Salesforce org in this process, whose accounts change continuously.</summary>
internal sealed class LocalOrg : IAsyncDisposable
{
    private const int Accounts = 12;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private static readonly SimulatedUser User = new()
    {
        Username = "scale-out@simulated.example", Password = "password", ClientId = "client", ClientSecret = "secret",
    };

    private readonly SimulatedOrg _org;
    private int _published;

    private LocalOrg(SimulatedOrg org) => _org = org;

    public Uri Url => _org.Url;

    public int Published => _published;

    public static async Task<LocalOrg> StartAsync()
    {
        var org = await SimulatedOrg.StartAsync(new SimulatedOrgOptions { User = User });
        org.AddChangeEvents("Account");
        return new LocalOrg(org);
    }

    /// <summary>The login that the readers use. It is the same in all processes, because the org exists only while the sample runs.</summary>
    public static PasswordFlow LoginTo(Uri org) => new(User.Username, User.Password, User.ClientId, User.ClientSecret) { LoginUrl = org };

    /// <summary>Changes one account after the other, until it is cancelled.</summary>
    public async Task ChangeAccountsAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var number = _published;
            var account = string.Create(CultureInfo.InvariantCulture, $"001000000{number % Accounts:D6}AAA");
            var change = new ChangeEventDraft("Account", "UPDATE", account) { Fields = new { Phone = string.Create(CultureInfo.InvariantCulture, $"{(number / Accounts) + 1}") } };
            await _org.PublishChangeEventAsync(change, CancellationToken.None);
            _published++;
            await Task.Delay(Pause, TimeProvider.System, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public ValueTask DisposeAsync() => _org.DisposeAsync();
}
