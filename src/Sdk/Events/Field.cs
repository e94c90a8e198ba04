using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using TypedStreaming.Events;

namespace TypedStreaming;

/// <summary>
/// The value of a field that an event can omit. It has one of three states. Unset, the default: the event does not contain the field; in a
/// change event this means that the field is unchanged. Null: the event contains null, so the field is now empty. Value: the event contains a
/// value.
/// </summary>
/// <typeparam name="T">The type of the value.</typeparam>
[JsonConverter(typeof(FieldConverterFactory))]
public readonly struct Field<T> : IEquatable<Field<T>>, IFieldConverterSource
{
    private readonly T? _value;

    /// <summary>Creates a field that the event contains. Its value can be null.</summary>
    /// <param name="value">The value, or null.</param>
    public Field(T? value)
    {
        _value = value;
        IsSet = true;
        HasValue = value is not null;
    }

    private Field(bool isSet) => IsSet = isSet;

    /// <summary>A field for which the event contains null. This means that the field is now empty.</summary>
    [SuppressMessage("Design", "CA1000", Justification = "The type cannot be inferred from null, so the caller must specify the type in any case.")]
    public static Field<T> Null => new(isSet: true);

    /// <summary>Gets a value that indicates whether the event contains the field, with a value or with null.</summary>
    public bool IsSet { get; }

    /// <summary>Gets a value that indicates whether the event contains null for the field. This means that the field is now empty.</summary>
    public bool IsNull => IsSet && !HasValue;

    /// <summary>Gets a value that indicates whether the event contains the field with a value other than null.</summary>
    public bool HasValue { get; }

    /// <summary>The value of the field. This property throws an exception if the field is unset or null.</summary>
    /// <exception cref="InvalidOperationException">The field is unset or null; use <see cref="TryGetValue"/> to check first.</exception>
    public T Value => HasValue
        ? _value!
        : throw new InvalidOperationException(IsSet ? "The field is null; it has no value." : "The field is unset: the event does not contain it.");

    /// <summary>Converts a value, or null, to a field that the event contains.</summary>
    /// <param name="value">The value, or null.</param>
    public static implicit operator Field<T>(T? value) => new(value);

    /// <summary>Returns true if both fields are unset, if both are null, or if both have the same value.</summary>
    /// <param name="left">One field.</param>
    /// <param name="right">The other field.</param>
    /// <returns>True if they are equal.</returns>
    public static bool operator ==(Field<T> left, Field<T> right) => left.Equals(right);

    /// <summary>Returns true if the two fields have different states or different values.</summary>
    /// <param name="left">One field.</param>
    /// <param name="right">The other field.</param>
    /// <returns>True if they are different.</returns>
    public static bool operator !=(Field<T> left, Field<T> right) => !left.Equals(right);

    /// <summary>Gets the value of the field, if the field has a value.</summary>
    /// <param name="value">The value, if there is one.</param>
    /// <returns>True if there is a value; false for unset and for null.</returns>
    public bool TryGetValue([MaybeNullWhen(false)] out T value)
    {
        value = _value;
        return HasValue;
    }

    /// <summary>Returns the value of the field, or the default of its type if the field is unset or null.</summary>
    /// <returns>The value or the default.</returns>
    public T? GetValueOrDefault() => _value;

    /// <summary>Returns the value of the field, or the given default if the field is unset or null.</summary>
    /// <param name="defaultValue">The value to return if the field is unset or null.</param>
    /// <returns>The field's value or the default value.</returns>
    public T GetValueOrDefault(T defaultValue) => HasValue ? _value! : defaultValue;

    /// <inheritdoc/>
    public bool Equals(Field<T> other) => IsSet == other.IsSet && HasValue == other.HasValue && EqualityComparer<T?>.Default.Equals(_value, other._value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Field<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(IsSet, HasValue, _value);

    /// <summary>Returns the string representation of the value or, for a field without a value, <c>null</c> or <c>(unset)</c>.</summary>
    /// <returns>A text for display.</returns>
    public override string ToString() => HasValue ? _value!.ToString() ?? "" : IsSet ? "null" : "(unset)";

    JsonConverter IFieldConverterSource.CreateConverter() => new FieldConverter<T>();
}
