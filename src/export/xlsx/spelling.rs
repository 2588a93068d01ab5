//! How a spreadsheet formula is written.

use rust_decimal::Decimal;

use crate::engine::cells::{Expression, Function, Operator, Reference};

/// The longest formula that the format takes, in characters.
pub(super) const LONGEST: usize = 8_000;

/// The formula, beginning with `=`; `place` says how a reference is written.
pub(super) fn formula(expression: &Expression, place: &impl Fn(Reference) -> String) -> String {
    let mut text = String::from("=");
    write(expression, place, &mut text);
    text
}

fn write(expression: &Expression, place: &impl Fn(Reference) -> String, text: &mut String) {
    match expression {
        Expression::Number(number) => text.push_str(&number.normalize().to_string()),
        Expression::Cell(reference) => text.push_str(&place(*reference)),
        Expression::Operation(operator, operands) => {
            let (sign, own) = sign(*operator);
            let [left, right] = &**operands;
            within(left, binds(left) < own, place, text);
            text.push_str(sign);
            within(right, binds(right) <= own, place, text);
        }
        Expression::Call(function, arguments) => {
            text.push_str(name(*function));
            text.push('(');
            for (number, argument) in arguments.iter().enumerate() {
                if number > 0 {
                    text.push(',');
                }
                write(argument, place, text);
            }
            text.push(')');
        }
    }
}

fn within(expression: &Expression, brackets: bool, place: &impl Fn(Reference) -> String, text: &mut String) {
    if brackets {
        text.push('(');
    }
    write(expression, place, text);
    if brackets {
        text.push(')');
    }
}

/// How closely an expression holds together.
fn binds(expression: &Expression) -> u8 {
    match expression {
        Expression::Operation(operator, _) => sign(*operator).1,
        Expression::Number(number) if *number < Decimal::ZERO => 0,
        _ => u8::MAX,
    }
}

fn sign(operator: Operator) -> (&'static str, u8) {
    match operator {
        Operator::Equal => ("=", 1),
        Operator::Greater => (">", 1),
        Operator::AtLeast => (">=", 1),
        Operator::AtMost => ("<=", 1),
        Operator::Add => ("+", 2),
        Operator::Subtract => ("-", 2),
        Operator::Multiply => ("*", 3),
        Operator::Divide => ("/", 3),
    }
}

fn name(function: Function) -> &'static str {
    match function {
        Function::Abs => "ABS",
        Function::And => "AND",
        Function::Count => "COUNT",
        Function::CountIf => "COUNTIF",
        Function::If => "IF",
        Function::Index => "INDEX",
        Function::IsNumber => "ISNUMBER",
        Function::Match => "MATCH",
        Function::Max => "MAX",
        Function::Min => "MIN",
        Function::Mod => "MOD",
        Function::Na => "NA",
        Function::Rank => "RANK",
        Function::Log10 => "LOG10",
        Function::Round => "ROUND",
        Function::Sign => "SIGN",
        Function::Sum => "SUM",
        Function::Trunc => "TRUNC",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_stand_where_they_are_needed() {
        let one = || Expression::Number(Decimal::ONE);
        let two = || Expression::Number(Decimal::from(-2));
        let of = |operator, left, right| Expression::Operation(operator, Box::new([left, right]));
        check(&of(Operator::Multiply, one(), of(Operator::Add, one(), one())), "=1*(1+1)");
        check(&of(Operator::Add, of(Operator::Multiply, one(), one()), one()), "=1*1+1");
        check(&of(Operator::Subtract, one(), of(Operator::Subtract, one(), one())), "=1-(1-1)");
        check(&of(Operator::Divide, of(Operator::Divide, one(), one()), one()), "=1/1/1");
        check(&of(Operator::Subtract, one(), two()), "=1-(-2)");
        check(&Expression::Call(Function::Round, vec![one(), two()]), "=ROUND(1,-2)");
    }

    #[track_caller]
    fn check(expression: &Expression, expected: &str) {
        assert_eq!(formula(expression, &|_| unreachable!("no reference")), expected);
    }
}
