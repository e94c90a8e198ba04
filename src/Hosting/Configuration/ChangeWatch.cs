using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;
using TypedStreaming.Hosting.Telemetry;

namespace TypedStreaming.Hosting.Configuration;

/// <summary>
/// Logs changes to a client's configuration while the application is running. Changes to the login settings take effect at the next login; all
/// other changes take effect after a restart. Only the keys of settings are logged, never their values.
/// </summary>
internal sealed class ChangeWatch : IDisposable
{
    private readonly IConfigurationSection _section;
    private readonly ILogger _logger;
    private readonly string _client;
    private readonly IDisposable _registration;
    private Dictionary<string, string?> _known;

    public ChangeWatch(IConfigurationSection section, string client, ILogger logger)
    {
        (_section, _client, _logger) = (section, client, logger);
        _known = Read();
        _registration = ChangeToken.OnChange(section.GetReloadToken, Compare);
    }

    public void Dispose() => _registration.Dispose();

    private void Compare()
    {
        var (before, now) = (_known, Read());
        _known = now;
        var changed = before.Keys.Union(now.Keys, StringComparer.OrdinalIgnoreCase)
            .Where(key => before.GetValueOrDefault(key) != now.GetValueOrDefault(key)).Order(StringComparer.Ordinal).ToList();
        var login = changed.Where(key => key.StartsWith($"{_section.Path}:Login:", StringComparison.OrdinalIgnoreCase)).ToList();
        if (login.Count > 0) HostingLog.LoginChanged(_logger, _client, string.Join(", ", login));
        if (changed.Count > login.Count) HostingLog.NeedsRestart(_logger, _client, string.Join(", ", changed.Except(login, StringComparer.Ordinal)));
    }

    private Dictionary<string, string?> Read() => _section.AsEnumerable()
        .Where(static pair => pair.Value is not null)
        .ToDictionary(static pair => pair.Key, static pair => pair.Value, StringComparer.OrdinalIgnoreCase);
}
