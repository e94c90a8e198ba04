using Microsoft.Extensions.Configuration;

namespace TypedStreaming.Hosting.Configuration;

/// <summary>
/// Reads one section of the configuration key by key, without reflection. For each invalid setting, it adds a message with the full path of the
/// key. The message contains the value only if the value cannot be a secret.
/// </summary>
internal sealed class SettingsSection(IConfiguration section, string path, ICollection<string> defects, bool showsValues = true)
{
    private readonly List<string> _known = [];

    private delegate bool Parse<T>(string text, out T value);

    public string? Text(string key)
    {
        _known.Add(key);
        if (!section.GetSection(key).GetChildren().Any()) return section[key] is { Length: > 0 } text ? text : null;
        Add(key, "is a section, but it must be a value");
        return null;
    }

    public int? Number(string key) => Value<int>(key, SettingValues.TryParseNumber, SettingValues.NumberForm);

    public double? Fraction(string key) => Value<double>(key, SettingValues.TryParseFraction, SettingValues.FractionForm);

    public bool? Flag(string key) => Value<bool>(key, bool.TryParse, SettingValues.FlagForm);

    public TimeSpan? Time(string key) => Value<TimeSpan>(key, SettingValues.TryParseTime, SettingValues.TimeForm);

    public T? Choice<T>(string key)
        where T : struct, Enum => Value<T>(key, SettingValues.TryParseChoice, SettingValues.ChoiceForm<T>());

    public Uri? Address(string key)
    {
        if (Text(key) is not { } text) return null;
        if (SettingValues.ParseAddress(text) is { } address) return address;
        AddWrong(key, text, SettingValues.AddressForm);
        return null;
    }

    public SettingsSection Section(string key, bool areSecret = false)
    {
        _known.Add(key);
        if (section[key] is { Length: > 0 }) Add(key, "is a value, but it must be a section");
        return new SettingsSection(section.GetSection(key), $"{path}:{key}", defects, showsValues && !areSecret);
    }

    /// <summary>Returns all subsections of this section, with known and unknown names.</summary>
    public IEnumerable<(string Name, SettingsSection Section)> Sections() =>
        section.GetChildren().Select(static child => child.Key).ToList().Select(name => (name, Section(name)));

    /// <summary>
    /// Adds an error message for each key of the section that is not a known setting. Call the method after all known keys have been read.
    /// </summary>
    public void RefuseOthers()
    {
        foreach (var child in section.GetChildren())
        {
            if (!_known.Contains(child.Key, StringComparer.OrdinalIgnoreCase)) Add(child.Key, $"is not a known setting: {NearestName.Hint(child.Key, _known)}");
        }
    }

    private T? Value<T>(string key, Parse<T> parse, string form)
        where T : struct
    {
        if (Text(key) is not { } text) return null;
        if (parse(text.Trim(), out var value)) return value;
        AddWrong(key, text, form);
        return null;
    }

    private void AddWrong(string key, string text, string form) => Add(key, showsValues ? $"is '{text}': it must be {form}" : $"is not valid: it must be {form}");

    private void Add(string key, string defect) => defects.Add($"{path}:{key} {defect}");
}
